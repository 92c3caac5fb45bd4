"""Fills the Calculator: some sums were done before."""

from __future__ import annotations

from random import Random

from devices.virtual.apps.calculator.arithmetic import result_of
from devices.virtual.apps.calculator.data import Sum
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import Split


def expression_for(rng: Random, split: Split) -> str:
    """Something a person would calculate; a sealed one ends in a digit that no other has."""
    last = rng.choice((3, 7) if split == "sealed" else (1, 2, 4, 5, 6, 8, 9))
    first, second = rng.randrange(2, 99) * 10 + last, rng.randrange(2, 60)
    match rng.randrange(5):
        case 0:
            return f"{first}+{second * 7}+{rng.randrange(5, 90)}"
        case 1:
            return f"{first * 4}−{second * 3}"
        case 2:
            return f"{first}×{second}"
        case 3:
            return f"{first * second}÷{second}"
        case _:
            return f"{first}.5×{second}"


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    for _ in range(rng.choice((0, 0, 1, 3, 6, 12))):
        expression = expression_for(rng, split)
        state.calculator.sums.append(Sum(expression, result_of(expression)))
