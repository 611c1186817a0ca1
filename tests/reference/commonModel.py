"""Prints commonModel.csv: quantiles of the common model's outcomes from 64 runs of a million draws by the NumPy program of
the benchmark (written with NumPy 2.4.6).

Columns: outcome, probability, value (the mean over the runs), error (its standard error). The ranges are those of
tests/bench/common-model.csv. Run: python3 commonModel.py > commonModel.csv
"""
import sys
from pathlib import Path

import numpy as np

bench = Path(__file__).parent.parent / "bench"
sys.path.insert(0, str(bench / "peers/python"))
from commonModel import PROBABILITIES, read_ranges
from numpyChunked import run

RUNS = 64
ranges = read_ranges(bench / "common-model.csv")
runs = [run(ranges, 1_000_000, seed) for seed in range(RUNS)]
print("outcome,probability,value,error")
for outcome in runs[0]:
    values = np.array([quantiles[outcome] for quantiles in runs])
    errors = values.std(axis=0, ddof=1) / np.sqrt(RUNS)
    for probability, value, error in zip(PROBABILITIES, values.mean(axis=0), errors):
        print(f"{outcome},{probability},{value:.9g},{error:.3g}")
