"""First-order and total Sobol' indices of all inputs of the common model in OpenTURNS, on one thread, without intervals.

Usage: openturnsSobolIndices.py common-model.csv POINTS
"""

import sys

import openturns as ot
from commonModel import OUTCOMES, measure, read_ranges
from openturnsStudy import marginals_of, model_of


def run(ranges, points):
    ot.RandomGenerator.SetSeed(2012)
    inputs = ot.SobolIndicesExperiment(ot.ComposedDistribution(marginals_of(ranges)), points, False).generate()
    estimator = ot.MartinezSensitivityAlgorithm(inputs, model_of(len(ranges[-1]))(inputs), points)
    estimator.setUseAsymptoticDistribution(True)
    return {
        name: {
            "first": list(estimator.getFirstOrderIndices(index)),
            "total": list(estimator.getTotalOrderIndices(index)),
        }
        for index, name in enumerate(OUTCOMES)
    }


if __name__ == "__main__":
    file, points = sys.argv[1:]
    ranges = read_ranges(file)
    measure(f"OpenTURNS {ot.__version__}", lambda: run(ranges, int(points)))
