"""The common model as OpenTURNS takes it, on one thread: the inputs' distributions and a function in its own language."""

import openturns as ot
from commonModel import INPUTS, WAGE

ot.TBB.Disable()


def marginals_of(ranges):
    """Distributions of the inputs: all segments of the first input, then all of the second."""
    lows, highs, modes = ranges
    return [
        ot.Triangular(low, mode, high) if number == WAGE else ot.Uniform(low, high)
        for number in range(len(INPUTS))
        for low, mode, high in zip(lows[number], modes, highs[number])
    ]


def model_of(segments):
    """The four outcomes of a sample, compiled from a formula."""

    def over(term):
        return "+".join(term.format(k=k) for k in range(segments))

    of_segments = [
        f"var earned{k} := workers{k} * wage{k} * months{k};"
        f"var toState{k} := earned{k} * state{k};"
        f"var afterAgency{k} := (earned{k} - toState{k}) * (1 - agency{k});"
        f"var toEmbassy{k} := afterAgency{k} * embassy{k};"
        f"var left{k} := afterAgency{k} - toEmbassy{k};"
        f"var toCompany{k} := left{k} * company{k};"
        for k in range(segments)
    ]
    totals = (
        f"grossEarnings := {over('earned{k}')};"
        f"narrow := {over('toState{k}')};"
        f"wideGross := narrow + {over('toEmbassy{k} + toCompany{k}')};"
        f"netPayPerMonth := ({over('left{k} - toCompany{k}')}) / ({over('workers{k}')}) / 12;"
    )
    inputs = [f"{name}{k}" for name in INPUTS for k in range(segments)]
    outputs = ["grossEarnings", "narrow", "wideGross", "netPayPerMonth"]
    return ot.SymbolicFunction(inputs, outputs, "".join(of_segments) + totals)
