"""The common model for the programs in Python: its ranges, and its four outcomes from arrays of values."""

import csv
import json
import resource
import time

import numpy as np

INPUTS = ["workers", "wage", "months", "state", "agency", "embassy", "company"]
OUTCOMES = ["gross-earnings", "narrow", "wide-gross", "net-pay-per-month"]
PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95]
WAGE = INPUTS.index("wage")


def read_ranges(file):
    """Low and high of every input (one row an input, one column a segment), and the wages' modes."""
    with open(file, newline="") as table:
        rows = list(csv.DictReader(table))
    bounds = ([[float(row[name + end]) for row in rows] for name in INPUTS] for end in ("Low", "High"))
    return *map(np.array, bounds), np.array([float(row["wageMode"]) for row in rows])


def outcomes(values):
    """The four outcomes of values[input, segment, draw]."""
    workers, wage, months, state_rate, agency_rate, embassy_rate, company_rate = values
    earned = workers * wage * months
    state = earned * state_rate
    left = earned - state
    left -= left * agency_rate
    embassy = left * embassy_rate
    left -= embassy
    company = left * company_rate
    left -= company
    narrow = state.sum(axis=0)
    return (
        earned.sum(axis=0),
        narrow,
        narrow + embassy.sum(axis=0) + company.sum(axis=0),
        left.sum(axis=0) / workers.sum(axis=0) / 12,
    )


def measure(version, work, again=True):
    """Does the work and prints, on one line of JSON, its time, the most memory that the process had until then, and what it
    gave; and its time when it is done again."""

    def timed():
        start, cpu = time.perf_counter(), time.process_time()
        results = work()
        return {
            "ms": (time.perf_counter() - start) * 1e3,
            "cpuMs": (time.process_time() - cpu) * 1e3,
            "peakMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "results": results,
        }

    line = {"version": version, **timed()}
    if again:
        line["againMs"] = timed()["ms"]
    print(json.dumps(line))
