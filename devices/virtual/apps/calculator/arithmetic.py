"""What an expression as it stands on the display comes to."""

from __future__ import annotations

from decimal import Decimal, DivisionByZero, InvalidOperation, localcontext
from functools import lru_cache

SIGNS = "+−×÷"
DIGITS_SHOWN = 10


class NoSum(Exception):
    """The expression has no result; the message says why, in the words of the interface."""


@lru_cache(maxsize=512)
def result_of(expression: str) -> str:
    """The result as the display shows it.

    Raises:
        NoSum: if the expression is unfinished or divides by zero.
    """
    with localcontext() as context:
        context.prec = 28
        try:
            return written(_Reader(expression.replace(",", "")).whole())
        except DivisionByZero as error:
            raise NoSum("Can't divide by 0") from error
        except InvalidOperation as error:
            raise NoSum("Format error") from error


def written(number: Decimal) -> str:
    """Ten digits at most, and no zeros that say nothing."""
    if number == 0:
        return "0"
    if number.adjusted() >= DIGITS_SHOWN or number.adjusted() < -7:
        digits, _, power = f"{number:.6E}".partition("E")
        return f"{digits.rstrip('0').rstrip('.')}E{int(power)}".replace("-", "−")
    rounded = round(number, DIGITS_SHOWN - 1 - max(number.adjusted(), -1))
    words = f"{rounded:f}"
    return (words.rstrip("0").rstrip(".") if "." in words else words).replace("-", "−")


class _Reader:
    """Reads an expression from left to right: sums of products of signed numbers, each perhaps in percent."""

    def __init__(self, expression: str) -> None:
        self._rest = expression

    def whole(self) -> Decimal:
        value, _ = self._sum()
        if self._rest:
            raise NoSum("Format error")
        return value

    def _take(self, signs: str) -> str:
        if self._rest and self._rest[0] in signs:
            sign, self._rest = self._rest[0], self._rest[1:]
            return sign
        return ""

    def _sum(self) -> tuple[Decimal, bool]:
        value, percent = self._product()
        while sign := self._take("+−"):
            other, of_it = self._product()
            # as pocket calculators do: 240 + 10% adds a tenth of 240
            change = value * other if of_it else other
            value, percent = value + change if sign == "+" else value - change, False
        return value, percent

    def _product(self) -> tuple[Decimal, bool]:
        value, percent = self._signed()
        while sign := self._take("×÷"):
            other, _ = self._signed()
            value, percent = value * other if sign == "×" else value / other, False
        return value, percent

    def _signed(self) -> tuple[Decimal, bool]:
        if self._take("−"):
            value, percent = self._signed()
            return -value, percent
        value, percent = self._number(), False
        while self._take("%"):
            value, percent = value / 100, True
        return value, percent

    def _number(self) -> Decimal:
        if self._take("("):
            value, _ = self._sum()
            self._take(")")
            return value
        length = next((at for at, sign in enumerate(self._rest) if sign not in "0123456789.E"), len(self._rest))
        words, self._rest = self._rest[:length], self._rest[length:]
        try:
            return Decimal(words)
        except InvalidOperation as error:
            raise NoSum("Format error") from error
