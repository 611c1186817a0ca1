"""Prints stretchedRanges.csv: ends of distributions of which a documented range holds a share, by SciPy.

The factor by which the range is stretched about its mode (about its middle for uniform, about the middle of
its logarithm for loguniform) is the root that `scipy.optimize.brentq` finds of
share(stretched distribution within the documented range) - covers, the share coming from SciPy's distribution
functions; written with SciPy 1.10.1. Run: /usr/bin/python3 stretchedRanges.py > stretchedRanges.csv
"""
import math

from scipy import optimize, stats

from quantiles import frozen

RANGES = [
    ("uniform", 0.0, None, 1.0),
    ("uniform", 46000.0, None, 65000.0),
    ("uniform", -30.0, None, 12.0),
    ("loguniform", 1.0, None, 10.0),
    ("loguniform", 150.0, None, 230.0),
    ("triangular", 0.0, 0.5, 1.0),
    ("triangular", 350.0, 650.0, 1000.0),
    ("triangular", 350.0, 350.0, 500.0),
    ("triangular", -5.0, 7.0, 7.0),
    ("pert", 0.0, 0.5, 1.0),
    ("pert", 350.0, 650.0, 1000.0),
    ("pert", 350.0, 350.0, 500.0),
    ("pert", -5.0, 7.0, 7.0),
    ("pert", 200.0, 230.0, 600.0),
]

COVERS = [0.05, 0.3, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999]


def stretched(kind, low, mode, high, factor):
    if kind == "loguniform":
        middle = (math.log(low) + math.log(high)) / 2
        half_width = (math.log(high) - math.log(low)) / 2
        return math.exp(middle - factor * half_width), math.exp(middle + factor * half_width)
    center = (low + high) / 2 if mode is None else mode
    return center - factor * (center - low), center + factor * (high - center)


def share(kind, low, mode, high, factor):
    wide_low, wide_high = stretched(kind, low, mode, high, factor)
    distribution = frozen(kind, {"low": wide_low, "mode": mode, "high": wide_high})
    return distribution.cdf(high) - distribution.cdf(low)


def main():
    print("kind,low,mode,high,covers,stretchedLow,stretchedHigh")
    for kind, low, mode, high in RANGES:
        for covers in COVERS:
            factor = optimize.brentq(
                lambda f: share(kind, low, mode, high, f) - covers, 1 + 1e-12, 200, xtol=1e-15, rtol=1e-15
            )
            ends = stretched(kind, low, mode, high, factor)
            shown = "" if mode is None else format(mode, ".17g")
            print(f"{kind},{low:.17g},{shown},{high:.17g},{covers:.17g},{ends[0]:.17g},{ends[1]:.17g}")


if __name__ == "__main__":
    main()
