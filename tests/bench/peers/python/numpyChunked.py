"""The common model in NumPy, in chunks that stay near the processor. Usage: numpyChunked.py common-model.csv DRAWS"""

import platform
import sys

import numpy as np
from commonModel import INPUTS, OUTCOMES, PROBABILITIES, measure, outcomes, read_ranges
from quantileFunctions import quantile_functions

CHUNK = 2048


def run(ranges, draws, seed=2012):
    generator = np.random.default_rng(seed)
    segments = len(ranges[-1])
    columns = np.empty((len(OUTCOMES), draws))
    for first in range(0, draws, CHUNK):
        end = min(first + CHUNK, draws)
        u = generator.random((len(INPUTS), segments, end - first))
        columns[:, first:end] = outcomes(quantile_functions(ranges, u))
    return {name: np.quantile(column, PROBABILITIES).tolist() for name, column in zip(OUTCOMES, columns)}


if __name__ == "__main__":
    file, draws = sys.argv[1:]
    ranges = read_ranges(file)
    measure(f"NumPy {np.__version__}, Python {platform.python_version()}", lambda: run(ranges, int(draws)))
