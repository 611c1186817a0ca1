"""Prints distributionMeans.csv: means of the distributions of quantiles.py and of some narrow truncated ones.

They come from integrating value times density with mpmath at 40 digits, because SciPy's means of truncated
distributions lose digits where the bounds are close; written with mpmath 1.2.1.
Run: /usr/bin/python3 distributionMeans.py > distributionMeans.csv
"""
import mpmath

from quantiles import DISTRIBUTIONS, pert_shape, printed

mpmath.mp.dps = 40

NARROW = [
    ("normal", {"mean": 0.0, "sd": 1.0, "lower": 1.0, "upper": 1.0009}),
    ("normal", {"mean": 0.0, "sd": 1.0, "lower": 1.0, "upper": 1.0011}),
    ("normal", {"mean": 0.0, "sd": 1.0, "lower": -3.0, "upper": -3.0 + 1e-9}),
    ("lognormal", {"mu": 0.0, "sigma": 1.0, "lower": 3.0, "upper": 3.002}),
    ("lognormal", {"mu": 0.0, "sigma": 1.0, "lower": 3.0, "upper": 3.004}),
    ("loguniform", {"low": 5.0, "high": 5.009}),
    ("loguniform", {"low": 5.0, "high": 5.011}),
    ("loguniform", {"low": 5.0, "high": 5.0 + 1e-12}),
]


def mean(kind, p):
    exact = {name: mpmath.mpf(value) for name, value in p.items() if not isinstance(value, list)}
    if kind == "fixed":
        return exact["value"]
    if kind in ("discrete", "mixture"):
        lows, highs = (p["values"], p["values"]) if kind == "discrete" else (p["lows"], p["highs"])
        weights = [mpmath.mpf(weight) for weight in p["weights"]]
        middles = [(mpmath.mpf(low) + mpmath.mpf(high)) / 2 for low, high in zip(lows, highs)]
        return sum(weight * middle for weight, middle in zip(weights, middles)) / sum(weights)
    if kind in ("normal", "lognormal"):
        return normal_mean(kind, exact)
    low, high = exact["low"], exact["high"]
    if kind in ("pert", "beta"):
        alpha, beta = pert_shape(exact) if kind == "pert" else (exact["alpha"], exact["beta"])
        return low + (high - low) * mpmath.beta(alpha + 1, beta) / mpmath.beta(alpha, beta)
    if kind == "loguniform":
        return integral_ratio(lambda x: 1 / x, lambda x: x, [low, high])
    if kind == "uniform":
        return integral_ratio(lambda x: 1, lambda x: x, [low, high])
    mode = exact["mode"]

    def density(x):
        return (x - low) / (mode - low) if x < mode else (high - x) / (high - mode)

    return integral_ratio(density, lambda x: x, sorted({low, mode, high}))


def normal_mean(kind, exact):
    center, spread = (exact["mean"], exact["sd"]) if kind == "normal" else (exact["mu"], exact["sigma"])
    scale, value_of = ((lambda x: x), (lambda x: x)) if kind == "normal" else (mpmath.log, mpmath.exp)
    z_from = (scale(exact["lower"]) - center) / spread if "lower" in exact else mpmath.mpf(-40)
    z_to = (scale(exact["upper"]) - center) / spread if "upper" in exact else mpmath.mpf(40)
    steps = 200 if z_to - z_from > 1 else 4
    points = [z_from + (z_to - z_from) * step / steps for step in range(steps + 1)]
    return integral_ratio(lambda z: mpmath.exp(-z * z / 2), lambda z: value_of(center + spread * z), points)


def integral_ratio(density, value, points):
    return mpmath.quad(lambda x: density(x) * value(x), points) / mpmath.quad(density, points)


def main():
    print("kind,parameters,mean")
    for kind, p in DISTRIBUTIONS + NARROW:
        print(f"{kind},{printed(p)},{float(mean(kind, p)):.17g}")


if __name__ == "__main__":
    main()
