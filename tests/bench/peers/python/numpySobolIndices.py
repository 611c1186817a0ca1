"""First-order and total Sobol' indices of all inputs of the common model in NumPy.

First order by Saltelli and others (2010, doi:10.1016/j.cpc.2009.09.018), total by Jansen (1999,
doi:10.1016/S0010-4655(98)00154-4). The model is a function of all its values: it does not know what changed.
Usage: numpySobolIndices.py common-model.csv POINTS
"""

import platform
import sys

import numpy as np
from commonModel import INPUTS, OUTCOMES, measure, outcomes, read_ranges
from quantileFunctions import quantile_functions

CHUNK = 2048


def run(ranges, points):
    generator = np.random.default_rng(2012)
    shape = (len(INPUTS), len(ranges[-1]))
    a = quantile_functions(ranges, generator.random((*shape, points)))
    b = quantile_functions(ranges, generator.random((*shape, points)))
    of_a, of_b = np.array(outcomes(a)), np.array(outcomes(b))
    both = np.concatenate([of_a, of_b], axis=1)
    variance = both.var(axis=1)
    centred = of_b - both.mean(axis=1, keepdims=True)
    first, total = np.zeros((2, *shape, len(OUTCOMES)))
    for start in range(0, points, CHUNK):
        chunk = np.s_[..., start : start + CHUNK]
        values = a[chunk].copy()
        for column in np.ndindex(shape):
            values[column] = b[chunk][column]
            difference = np.array(outcomes(values)) - of_a[chunk]
            values[column] = a[chunk][column]
            first[column] += np.einsum("op,op->o", centred[chunk], difference)
            total[column] += np.einsum("op,op->o", difference, difference)
    first /= points * variance
    total /= 2 * points * variance
    return {
        name: {"first": first[..., index].ravel().tolist(), "total": total[..., index].ravel().tolist()}
        for index, name in enumerate(OUTCOMES)
    }


if __name__ == "__main__":
    file, points = sys.argv[1:]
    ranges = read_ranges(file)
    measure(f"NumPy {np.__version__}, Python {platform.python_version()}", lambda: run(ranges, int(points)))
