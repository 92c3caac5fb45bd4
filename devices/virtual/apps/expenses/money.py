"""Amounts and days as the app writes them and reads them back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

Say = Callable[[str], str]
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_AMOUNT = re.compile(r"\d{0,7}(?:\.\d{0,2})?")


def amount_words(cents: int, currency: str) -> str:
    """Such as "$1,250.00"."""
    return f"{currency}{cents // 100:,}.{cents % 100:02d}"


def plain_amount(cents: int) -> str:
    """As one types it: "1250", "12.5"."""
    return f"{cents / 100:.2f}".removesuffix(".00")


def may_be_amount(typed: str) -> bool:
    """Whether it is an amount, or the beginning of one."""
    return _AMOUNT.fullmatch(typed) is not None


def cents_of(typed: str) -> int:
    """What an amount is worth; 0 for what is none yet."""
    whole, _, rest = typed.partition(".")
    return int(whole or 0) * 100 + int(f"{rest}00"[:2]) if typed.strip(".") else 0


def today(now_s: float) -> date:
    return datetime.fromtimestamp(now_s, UTC).date()


def day_words(say: Say, day: str) -> str:
    """Such as "September 21, 2026"."""
    when = date.fromisoformat(day)
    return say("{month} {day}, {year}").format(month=say(MONTHS[when.month - 1]), day=when.day, year=when.year)


def month_words(say: Say, month: str) -> str:
    """Of "2026-09": "September 2026"."""
    year, number = month.split("-")
    return say("{month} {year}").format(month=say(MONTHS[int(number) - 1]), year=year)


def next_month(month: str, by: int = 1) -> str:
    """Of "2026-12", one on: "2027-01"."""
    year, number = (int(part) for part in month.split("-"))
    whole = year * 12 + number - 1 + by
    return f"{whole // 12:04d}-{whole % 12 + 1:02d}"
