"""Prints quantilesOfDraws.csv: quantiles of small samples, from NumPy (written with 1.24.2).

Columns: draws (with spaces between), probability, value. Numbers have 17 significant digits. The method is "linear",
which is definition 7 of Hyndman and Fan (1996). Run: /usr/bin/python3 quantilesOfDraws.py > quantilesOfDraws.csv
"""
import numpy as np

generator = np.random.default_rng(2012)
SAMPLES = [
    [5.0],
    [2.0, 1.0],
    [3.0, 3.0, 3.0, 3.0],
    [1.0, 2.0, 2.0, 7.0, 7.0, 7.0, 11.0],
    [-4.5, 0.0, 0.25, 1e9, -1e9, 3.5, 3.5, 12.0],
    list(generator.normal(size=101)),
    list(generator.lognormal(sigma=2.0, size=40)),
]
PROBABILITIES = [0.0, 0.01, 0.05, 0.1, 0.25, 1 / 3, 0.5, 0.75, 0.9, 0.95, 0.999, 1.0]

print("draws,probability,value")
for sample in SAMPLES:
    draws = " ".join(format(draw, ".17g") for draw in sample)
    for probability in PROBABILITIES:
        value = np.quantile(sample, probability, method="linear")
        print(f"{draws},{probability:.17g},{value:.17g}")
