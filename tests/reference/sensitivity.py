"""Prints sensitivity.csv: what OpenTURNS and SciPy make of test functions whose sensitivity the library estimates.

Columns: what, input, value, with 17 significant digits.
- correlation, rank correlation, coefficient, rank coefficient, partial, rank partial, explained: by OpenTURNS 1.20 for
  512 points of `points` below and `test_function`. The library has to give the same to nine digits.
- first, total: Sobol' indices of the Ishigami function by OpenTURNS (Saltelli's and Jansen's estimators) from 4,096
  points; with what the library gives they agree within sampling error.
- delta, gap: Borgonovo's delta and the median over the input of the Kolmogorov distance (PAWN), of Y = X1 + 2 X2 + 3 X3
  with standard normal inputs, as integrals by SciPy 1.10.1.
- student: quantiles at 0.975 of Student's t distribution with `input` degrees of freedom, by SciPy.
Run: /usr/bin/python3 sensitivity.py > sensitivity.csv
"""
import math

import numpy as np
import openturns as ot
from scipy import integrate, optimize, stats


def points(count, roots):
    """Points k * root modulo 1: the same doubles in every language."""
    steps = np.arange(1, count + 1)[:, None] * np.sqrt(np.array(roots, dtype=float))[None, :]
    return steps - np.floor(steps)


def test_function(u):
    return u[:, 0] + 2 * u[:, 1] * u[:, 1] - 1.5 * u[:, 2] + u[:, 0] * u[:, 3]


def show(what, values):
    for index, value in enumerate(values):
        print(f"{what},x{index + 1},{float(value):.17g}")


print("what,input,value")
u = points(512, [2, 3, 5, 7])
x, y = ot.Sample(u), ot.Sample(test_function(u)[:, None])
analysis = ot.CorrelationAnalysis(x, y)
show("correlation", analysis.computePearsonCorrelation())
show("rank correlation", analysis.computeSpearmanCorrelation())
show("partial", analysis.computePCC())
show("rank partial", analysis.computePRCC())
show("coefficient", analysis.computeSRC())
show("rank coefficient", analysis.computeSRRC())
design = np.column_stack([np.ones(512), u])
fitted = design @ np.linalg.lstsq(design, test_function(u), rcond=None)[0]
show("explained", [1 - ((test_function(u) - fitted) ** 2).sum() / ((test_function(u) - test_function(u).mean()) ** 2).sum()])

ot.RandomGenerator.SetSeed(2012)
ishigami = ot.SymbolicFunction(["a", "b", "c"], ["sin(a) + 7 * sin(b)^2 + 0.1 * c^4 * sin(a)"])
inputs = ot.ComposedDistribution([ot.Uniform(-math.pi, math.pi)] * 3)
size = 4096
rows = ot.SobolIndicesExperiment(inputs, size).generate()
results = ishigami(rows)
show("first", ot.SaltelliSensitivityAlgorithm(rows, results, size).getFirstOrderIndices())
show("total", ot.JansenSensitivityAlgorithm(rows, results, size).getTotalOrderIndices())

weights = [1, 2, 3]
spread = math.sqrt(sum(weight * weight for weight in weights))
for index, weight in enumerate(weights):
    rest = math.sqrt(spread**2 - weight**2)

    def area(value):
        shift = weight * value
        difference = lambda t: abs(stats.norm.pdf(t, 0, spread) - stats.norm.pdf(t, shift, rest))
        ends = [-10 * spread, *np.linspace(-4 * spread, 4 * spread, 41), 10 * spread]
        return sum(integrate.quad(difference, a, b, limit=200)[0] for a, b in zip(ends, ends[1:])) / 2

    def gap(value):
        shift = weight * value
        grid = np.linspace(-5 * spread, 5 * spread, 20001)
        return np.abs(stats.norm.cdf(grid, 0, spread) - stats.norm.cdf(grid, shift, rest)).max()

    delta = 2 * integrate.quad(lambda value: area(value) * stats.norm.pdf(value), 0, 8, limit=100, epsabs=1e-6)[0]
    print(f"delta,x{index + 1},{delta:.17g}")
    # The gap grows with the distance from the mean, so that its median is at the quartile.
    print(f"gap,x{index + 1},{gap(stats.norm.ppf(0.75)):.17g}")

for degrees in [1, 2, 5, 15, 31, 255]:
    print(f"student,{degrees},{stats.t.ppf(0.975, degrees):.17g}")
