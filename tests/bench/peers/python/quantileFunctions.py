"""From uniform numbers to values of all inputs, in NumPy."""

import numpy as np
from commonModel import WAGE


def quantile_functions(ranges, u):
    """Turns u[input, segment, draw] into values, in place: triangular for wages, else uniform."""
    low, high, mode = (part[..., None] for part in ranges)
    width = high - low
    wage, wage_low, wage_high, wage_width = u[WAGE], low[WAGE], high[WAGE], width[WAGE]
    rising = wage_low + np.sqrt(wage * (wage_width * (mode - wage_low)))
    falling = wage_high - np.sqrt((1 - wage) * (wage_width * (wage_high - mode)))
    wages = np.where(wage < (mode - wage_low) / wage_width, rising, falling)
    u *= width
    u += low
    u[WAGE] = wages
    return u
