"""The common model in NumPy, whole columns at a time. Usage: numpyWhole.py common-model.csv DRAWS"""

import platform
import sys

import numpy as np
from commonModel import INPUTS, OUTCOMES, PROBABILITIES, measure, outcomes, read_ranges
from quantileFunctions import quantile_functions


def run(ranges, draws):
    generator = np.random.default_rng(2012)
    gross = narrow = wide = net = workers = 0
    for segment in range(len(ranges[-1])):
        u = generator.random((len(INPUTS), 1, draws))
        values = quantile_functions([part[..., segment : segment + 1] for part in ranges], u)
        of_segment = outcomes(values)
        gross, narrow, wide = gross + of_segment[0], narrow + of_segment[1], wide + of_segment[2]
        net, workers = net + of_segment[3] * values[0, 0], workers + values[0, 0]
    columns = [gross, narrow, wide, net / workers]
    return {name: np.quantile(column, PROBABILITIES).tolist() for name, column in zip(OUTCOMES, columns)}


if __name__ == "__main__":
    file, draws = sys.argv[1:]
    ranges = read_ranges(file)
    measure(f"NumPy {np.__version__}, Python {platform.python_version()}", lambda: run(ranges, int(draws)))
