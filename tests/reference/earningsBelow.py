"""Prints earningsBelow.csv: shares of all earnings that go to the lowest paid eighths of workers whose earnings
are lognormal.

Columns: groups (of eight), variation (coefficient of variation), share, with 17 significant digits.
The share is worked out at 40 digits by mpmath as the integral of x f(x) from 0 to the quantile of groups / 8, over the
mean; the closed form that the library uses is not used here. SciPy's lognormal distribution (1.10.1), integrated by
`expect`, has to agree to nine digits. Run: /usr/bin/python3 earningsBelow.py > earningsBelow.csv
"""
import math
import warnings

import mpmath
from scipy import stats

mpmath.mp.dps = 40
VARIATIONS = [0.01, 0.1, 0.3, 0.5, 0.8, 1.0, 1.5, 3.0, 10.0]


def share_by_integral(groups, variation):
    sigma = mpmath.sqrt(mpmath.log(1 + mpmath.mpf(variation) ** 2))
    z = mpmath.sqrt(2) * mpmath.erfinv(2 * mpmath.mpf(groups) / 8 - 1)
    # With x = exp(sigma t) the earnings of the group are exp(sigma t) times the normal density of t.
    density = lambda t: mpmath.exp(sigma * t - t * t / 2) / mpmath.sqrt(2 * mpmath.pi)
    points = [mpmath.mpf(-40)] + [mpmath.mpf(point) for point in range(-20, 20) if point < z] + [z]
    return mpmath.quad(density, points) / mpmath.exp(sigma**2 / 2)


def share_by_scipy(groups, variation):
    sigma = math.sqrt(math.log(1 + variation**2))
    earnings = stats.lognorm(sigma)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return earnings.expect(lambda x: x, lb=0, ub=earnings.ppf(groups / 8)) / earnings.mean()


print("groups,variation,share")
for variation in VARIATIONS:
    for groups in range(1, 8):
        share = float(share_by_integral(groups, variation))
        assert abs(share_by_scipy(groups, variation) / share - 1) < 1e-9, (groups, variation)
        print(f"{groups},{variation:.17g},{share:.17g}")
