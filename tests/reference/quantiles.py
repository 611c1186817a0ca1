"""Prints quantiles.csv: quantiles of every kind of distribution, from SciPy (written with 1.10.1).

Columns: kind, parameters as name=value pairs, u, value. Numbers have 17 significant digits.
Above u = 0.5 SciPy is asked for the quantile of the upper share 1 - u, which is exact there, because its
quantiles of shares near 1 lose digits. Run: /usr/bin/python3 quantiles.py > quantiles.csv

Every value is also worked out by mpmath at 40 digits, and printed instead of SciPy's where the two differ
by more than 1e-14 + 1e-12 of the value. They do so in the upper tail of three truncated
distributions that reach to infinity (normal above 3 and above 30 standard deviations, lognormal above 20),
where SciPy is wrong from the eighth digit on, and just so near the lower bound of one (normal above 0, mean
50); run with --check to be shown the worst of each.
Discrete distributions and mixtures are inverted with exact fractions; SciPy has neither.
"""
import math
import sys
from fractions import Fraction

import mpmath
from scipy import stats

mpmath.mp.dps = 40

US = [
    2.0**-33, 1e-9, 1e-6, 1e-4, 0.001, 0.005, 0.0078124, 0.0078126, 0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.499,
    0.5, 0.501, 0.65, 0.8, 0.9, 0.97, 0.99, 0.9921874, 0.9921876, 0.995, 0.999,
    1 - 1e-6, 1 - 1e-9, 1 - 2.0**-33,
]

DISTRIBUTIONS = [
    ("fixed", {"value": 417.0}),
    ("uniform", {"low": 0.0, "high": 1.0}),
    ("uniform", {"low": -3.5, "high": 12.25}),
    ("uniform", {"low": 46000.0, "high": 65000.0}),
    ("loguniform", {"low": 1.0, "high": 10.0}),
    ("loguniform", {"low": 150e6, "high": 2.3e9}),
    ("loguniform", {"low": 0.001, "high": 0.00101}),
    ("triangular", {"low": 0.0, "mode": 0.25, "high": 1.0}),
    ("triangular", {"low": 350.0, "mode": 650.0, "high": 1000.0}),
    ("triangular", {"low": 350.0, "mode": 350.0, "high": 500.0}),
    ("triangular", {"low": -2.0, "mode": 5.0, "high": 5.0}),
    ("pert", {"low": 0.0, "mode": 0.5, "high": 1.0}),
    ("pert", {"low": 0.0, "mode": 0.0, "high": 1.0}),
    ("pert", {"low": 0.0, "mode": 1.0, "high": 1.0}),
    ("pert", {"low": 0.0, "mode": 0.05, "high": 1.0}),
    ("pert", {"low": 0.0, "mode": 0.95, "high": 1.0}),
    ("pert", {"low": 0.0, "mode": 1e-6, "high": 1.0}),
    ("pert", {"low": 350.0, "mode": 650.0, "high": 1000.0}),
    ("pert", {"low": 200.0, "mode": 330.0, "high": 600.0}),
    ("pert", {"low": -1.0, "mode": 2.0, "high": 3.0}),
    ("normal", {"mean": 0.0, "sd": 1.0}),
    ("normal", {"mean": 417.0, "sd": 35.0}),
    ("normal", {"mean": 0.7, "sd": 0.1, "lower": 0.0, "upper": 1.0}),
    ("normal", {"mean": 0.0, "sd": 1.0, "lower": -1.0}),
    ("normal", {"mean": 0.0, "sd": 1.0, "upper": 1.5}),
    ("normal", {"mean": 0.0, "sd": 1.0, "lower": 3.0}),
    ("normal", {"mean": 0.0, "sd": 1.0, "lower": 3.0, "upper": 4.0}),
    ("normal", {"mean": 0.0, "sd": 1.0, "lower": -9.0, "upper": -8.0}),
    ("normal", {"mean": 0.0, "sd": 1.0, "lower": 8.0, "upper": 9.0}),
    ("normal", {"mean": 0.0, "sd": 1.0, "lower": 30.0}),
    ("normal", {"mean": 0.0, "sd": 1.0, "upper": -30.0}),
    ("normal", {"mean": 0.0, "sd": 1.0, "lower": 0.5, "upper": 0.5001}),
    ("normal", {"mean": 0.0, "sd": 1.0, "lower": -0.001, "upper": 0.001}),
    ("normal", {"mean": 50.0, "sd": 20.0, "lower": 0.0}),
    ("lognormal", {"mu": 0.0, "sigma": 1.0}),
    ("lognormal", {"mu": 5.9, "sigma": 0.3}),
    ("lognormal", {"mu": -2.0, "sigma": 2.5}),
    ("lognormal", {"mu": 5.9, "sigma": 0.3, "lower": 200.0, "upper": 600.0}),
    ("lognormal", {"mu": 0.0, "sigma": 1.0, "lower": 20.0}),
    ("lognormal", {"mu": 0.0, "sigma": 0.5, "upper": 0.1}),
    ("beta", {"alpha": 1.0, "beta": 1.0, "low": 0.0, "high": 1.0}),
    ("beta", {"alpha": 1.0, "beta": 5.0, "low": 0.0, "high": 1.0}),
    ("beta", {"alpha": 5.0, "beta": 1.0, "low": 0.0, "high": 1.0}),
    ("beta", {"alpha": 1.2, "beta": 1.2, "low": 0.0, "high": 1.0}),
    ("beta", {"alpha": 1.2, "beta": 5.0, "low": 0.0, "high": 1.0}),
    ("beta", {"alpha": 5.0, "beta": 1.2, "low": 0.0, "high": 1.0}),
    ("beta", {"alpha": 2.0, "beta": 3.0, "low": -10.0, "high": 40.0}),
    ("beta", {"alpha": 20.0, "beta": 30.0, "low": 0.0, "high": 1.0}),
    ("beta", {"alpha": 200.0, "beta": 3.0, "low": 0.0, "high": 1.0}),
    ("beta", {"alpha": 1000.0, "beta": 1000.0, "low": 0.0, "high": 1.0}),
    ("beta", {"alpha": 0.5, "beta": 0.5, "low": 0.0, "high": 1.0}),
    ("beta", {"alpha": 0.5, "beta": 3.0, "low": 0.0, "high": 1.0}),
    ("beta", {"alpha": 0.8, "beta": 0.2, "low": 0.0, "high": 1.0}),
    ("beta", {"alpha": 0.05, "beta": 2.0, "low": 0.0, "high": 1.0}),
    ("discrete", {"values": [7.0], "weights": [2.0]}),
    ("discrete", {"values": [30000.0, 46000.0, 61000.0], "weights": [0.2, 0.5, 0.25]}),
    ("discrete", {"values": [5.0, -1.0, 2.0, 2.0, 9.0], "weights": [1.0, 2.0, 3.0, 0.0, 1.5]}),
    ("mixture", {"lows": [3.0], "highs": [8.0], "weights": [1.0]}),
    ("mixture", {"lows": [0.0, 5.0], "highs": [1.0, 6.0], "weights": [1.0, 2.0]}),
    ("mixture", {"lows": [0.0, 2.0, 1.0], "highs": [4.0, 2.0, 3.0], "weights": [1.0, 0.7, 2.0]}),
    ("mixture", {"lows": [1.0, 1.0, 2.0, 7.0], "highs": [2.0, 1.0, 2.0, 7.0],
                 "weights": [3.0, 1.0, 1.0, 0.3]}),
    ("mixture", {"lows": [200.0, 350.0, 250.0, 500.0], "highs": [400.0, 350.0, 1000.0, 500.0],
                 "weights": [0.25, 0.125, 0.25, 0.375]}),
]


def by_scipy(kind, p, u):
    """The quantile from SciPy, or from exact fractions where SciPy has no such distribution."""
    if kind == "fixed":
        return p["value"]
    if kind in ("discrete", "mixture"):
        return float(by_fractions(kind, p, u))
    distribution = frozen(kind, p)
    value = float(distribution.ppf(u) if u <= 0.5 else distribution.isf(1 - u))
    return math.exp(value) if kind == "lognormal" and bounded(p) else value


def bounded(p):
    return "lower" in p or "upper" in p


def pert_shape(p):
    width = p["high"] - p["low"]
    return 1 + 4 * (p["mode"] - p["low"]) / width, 1 + 4 * (p["high"] - p["mode"]) / width


def frozen(kind, p):
    """SciPy's distribution; that of the logarithm for a bounded lognormal."""
    if kind == "uniform":
        return stats.uniform(p["low"], p["high"] - p["low"])
    if kind == "loguniform":
        return stats.loguniform(p["low"], p["high"])
    if kind == "triangular":
        width = p["high"] - p["low"]
        return stats.triang((p["mode"] - p["low"]) / width, p["low"], width)
    if kind in ("pert", "beta"):
        alpha, beta = pert_shape(p) if kind == "pert" else (p["alpha"], p["beta"])
        return stats.beta(alpha, beta, p["low"], p["high"] - p["low"])
    if kind == "lognormal" and not bounded(p):
        return stats.lognorm(p["sigma"], scale=math.exp(p["mu"]))
    center, spread = (p["mean"], p["sd"]) if kind == "normal" else (p["mu"], p["sigma"])
    scale = float if kind == "normal" else math.log
    lower = scale(p["lower"]) if "lower" in p else -math.inf
    upper = scale(p["upper"]) if "upper" in p else math.inf
    if not bounded(p):
        return stats.norm(center, spread)
    return stats.truncnorm((lower - center) / spread, (upper - center) / spread, center, spread)


def by_fractions(kind, p, u):
    """The least x whose cumulative share exceeds u."""
    lows = [Fraction(x) for x in p["values" if kind == "discrete" else "lows"]]
    highs = [Fraction(x) for x in p["values" if kind == "discrete" else "highs"]]
    weights = [Fraction(w) for w in p["weights"]]
    target = Fraction(u) * sum(weights)

    def mass(x, with_jump):
        total = Fraction(0)
        for low, high, weight in zip(lows, highs, weights):
            if low == high:
                total += weight if low < x or (with_jump and low == x) else 0
            else:
                total += weight * min(max((x - low) / (high - low), Fraction(0)), Fraction(1))
        return total

    ends = sorted(set(lows + highs))
    for index, end in enumerate(ends):
        if mass(end, True) > target:
            if mass(end, False) <= target:
                return end
            before = ends[index - 1]
            start, stop = mass(before, True), mass(end, False)
            return before + (end - before) * (target - start) / (stop - start)
    raise ValueError("u beyond the last share")


def by_mpmath(kind, p, u):
    """The same at 40 digits, by Newton's method and bisection on the cumulative distribution."""
    exact = {name: mpmath.mpf(value) for name, value in p.items() if not isinstance(value, list)}
    u = mpmath.mpf(u)
    if kind in ("fixed", "discrete", "mixture"):
        return mpmath.mpf(by_scipy(kind, p, float(u)))
    if kind in ("normal", "lognormal"):
        center, spread = (exact["mean"], exact["sd"]) if kind == "normal" else (exact["mu"], exact["sigma"])
        scale = (lambda x: x) if kind == "normal" else mpmath.log
        z_from = (scale(exact["lower"]) - center) / spread if "lower" in p else -mpmath.inf
        z_to = (scale(exact["upper"]) - center) / spread if "upper" in p else mpmath.inf
        value = center + spread * truncated(z_from, z_to, u)
        return value if kind == "normal" else mpmath.exp(value)
    low, high = exact["low"], exact["high"]
    if kind == "uniform":
        return low + u * (high - low)
    if kind == "loguniform":
        return low * (high / low) ** u
    if kind == "triangular":
        share = (exact["mode"] - low) / (high - low)
        if u < share:
            return low + (high - low) * mpmath.sqrt(u * share)
        return high - (high - low) * mpmath.sqrt((1 - u) * (1 - share))
    alpha, beta = pert_shape(exact) if kind == "pert" else (exact["alpha"], exact["beta"])
    return low + (high - low) * beta_quantile(alpha, beta, u)


def truncated(z_from, z_to, u):
    """Quantile of the standard normal distribution between two points, worked in the lower tail."""
    if z_from > 0:
        return -truncated(-z_to, -z_from, 1 - u)
    with mpmath.workdps(60):
        share_from = mpmath.ncdf(z_from)
        target = share_from + u * (mpmath.ncdf(z_to) - share_from)
        least, greatest = max(z_from, mpmath.mpf(-50)), min(z_to, mpmath.mpf(50))
        for _ in range(160):
            middle = (least + greatest) / 2
            if mpmath.ncdf(middle) < target:
                least = middle
            else:
                greatest = middle
        return (least + greatest) / 2


def beta_quantile(alpha, beta, u):
    def share(x, a, b):
        return mpmath.betainc(a, b, 0, x, regularized=True)

    if u > share(mpmath.mpf(1) / 2, alpha, beta):
        return 1 - beta_quantile(beta, alpha, 1 - u)
    least, greatest = mpmath.mpf(-800), mpmath.log(mpmath.mpf(1) / 2)
    for _ in range(40):
        middle = (least + greatest) / 2
        if share(mpmath.exp(middle), alpha, beta) < u:
            least = middle
        else:
            greatest = middle
    logarithm = (least + greatest) / 2
    for _ in range(4):
        x = mpmath.exp(logarithm)
        slope = x**alpha * (1 - x) ** (beta - 1) / mpmath.beta(alpha, beta)
        logarithm -= (share(x, alpha, beta) - u) / slope
    return mpmath.exp(logarithm)


def printed(p):
    def number(value):
        return " ".join(number(part) for part in value) if isinstance(value, list) else format(value, ".17g")

    return ";".join(f"{name}={number(value)}" for name, value in p.items())


def main():
    check = "--check" in sys.argv
    worst = {}
    print("kind,parameters,u,value")
    for kind, p in DISTRIBUTIONS:
        for u in US:
            value = by_scipy(kind, p, u)
            exact = by_mpmath(kind, p, u)
            miss = abs(mpmath.mpf(value) - exact) / (mpmath.mpf("1e-14") + mpmath.mpf("1e-12") * abs(exact))
            if check and not miss <= worst.get((kind, printed(p)), (0,))[0]:
                worst[(kind, printed(p))] = (miss, u, value, float(exact))
            print(f"{kind},{printed(p)},{u:.17g},{value if miss <= 1 else float(exact):.17g}")
    for (kind, parameters), (miss, u, value, exact) in worst.items():
        if not miss <= 1:
            print(f"{kind} {parameters}: SciPy misses by {float(miss):.2g} of the margin at u = {u:.17g}: "
                  f"{value:.17g}, mpmath {exact:.17g}", file=sys.stderr)


if __name__ == "__main__":
    main()
