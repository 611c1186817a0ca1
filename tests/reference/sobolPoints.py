"""Points of the unscrambled Sobol' sequence by SciPy, which has its own copy of Joe and Kuo's direction numbers.

Writes sobolPoints.csv: the first points in many dimensions, and later ones about powers of two.
sobolCheckValues.csv came to the project together with the table of direction numbers, not from SciPy; this
script stops where the two disagree.

Run: python3 tests/reference/sobolPoints.py  (made with SciPy 1.10.1)
"""

import csv
from pathlib import Path

from scipy.stats import qmc

folder = Path(__file__).parent
dimensions = 1024


def points(first, count):
    sequence = qmc.Sobol(dimensions, scramble=False, bits=32)
    if first > 0:
        sequence.fast_forward(first)
    return sequence.random(count)


with open(folder / "sobolCheckValues.csv", newline="") as table:
    for row in csv.DictReader(table):
        value = points(int(row["point"]), 1)[0][int(row["dimension"]) - 1]
        assert value == float(row["value"]), row

with open(folder / "sobolPoints.csv", "w", newline="") as table:
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["point", "dimension", "value"])
    shown = [*range(1, 41), 100, 255, 256, 257, 480, 481, 482, 1000, 1023, 1024]
    for first, count in [(0, 9), (255, 2), (1023, 2), (65535, 2), (1000000, 1)]:
        for index, point in enumerate(points(first, count)):
            for dimension in shown:
                writer.writerow([first + index, dimension, repr(float(point[dimension - 1]))])
