"""The common model in OpenTURNS, on one thread. Inputs are sampled one by one, which is several times faster than
sampling their joint distribution.

Usage: openturnsModel.py common-model.csv DRAWS
"""

import sys

import numpy as np
import openturns as ot
from commonModel import OUTCOMES, PROBABILITIES, measure, read_ranges
from openturnsStudy import marginals_of, model_of


def run(ranges, draws):
    ot.RandomGenerator.SetSeed(2012)
    columns = [np.asarray(marginal.getSample(draws)) for marginal in marginals_of(ranges)]
    output = model_of(len(ranges[-1]))(ot.Sample(np.hstack(columns)))
    quantiles = output.computeQuantilePerComponent(PROBABILITIES)
    return {name: [quantile[index] for quantile in quantiles] for index, name in enumerate(OUTCOMES)}


if __name__ == "__main__":
    file, draws = sys.argv[1:]
    ranges = read_ranges(file)
    measure(f"OpenTURNS {ot.__version__}", lambda: run(ranges, int(draws)), again=False)
