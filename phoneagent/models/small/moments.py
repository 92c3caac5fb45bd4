"""Months, weekdays and times of day however they are written, as words that two texts can share.

"3:45 PM" on one screen is "15:45" on another, "May 6" is the sixth day under "May 2027". A small model would need
thousands of examples to find that out; here it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
_DAYS_ZH = "一二三四五六日"
_MONTH = re.compile(rf"\b({'|'.join(f'{name}|{name[:3]}' for name in _MONTHS)}|Sept)\b")
_DAY = re.compile(rf"\b({'|'.join(f'{name}|{name[:3]}' for name in _DAYS)})\b|(?:星期|周)([{_DAYS_ZH}天])")
_ISO = re.compile(r"\b\d{4}-(\d{1,2})-\d{1,2}\b")
_MONTH_ZH = re.compile(r"(?<!\d)(\d{1,2})月")
_TIME = re.compile(
    r"(上午|下午|晚上|中午|凌晨)?(?<![\d:.])(\d{1,2})(?:(?::(\d{2}))(?!\d)\s?([AaPp]\.?[Mm])?|\s?([AaPp][Mm])\b|点(?:(\d{1,2})分)?)"
)
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_AFTERNOON = ("下午", "晚上", "中午")


@lru_cache(maxsize=65536)
def moments(text: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Every month, weekday and time of a text: where it starts and ends (a time's hour alone), and its words.

    Months become "m5", weekdays "w7", times "t15:45" with the hour both ways ("15", "3") and "am" or "pm".
    """
    return (*_months(text), *_weekdays(text), *_times(text))


def month_of(text: str) -> tuple[int, int | None] | None:
    """The first month of a text, 1 to 12, and its year if that stands there too; None where there is none."""
    found = next(_months(text), None)
    if found is None:
        return None
    year = _YEAR.search(text)
    return int(found[2][0][1:]), int(year[1]) if year else None


def months_ahead(wanted: tuple[int, int | None], shown: tuple[int, int | None]) -> int:
    """So many months the wanted one lies after the one shown; of the nearest year where either says none."""
    if wanted[1] is not None and shown[1] is not None:
        return 12 * (wanted[1] - shown[1]) + wanted[0] - shown[0]
    return (wanted[0] - shown[0] + 5) % 12 - 5


def _months(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    for match in _MONTH.finditer(text):
        yield *match.span(1), (f"m{_number(match[1], _MONTHS)}",)
    for pattern in (_ISO, _MONTH_ZH):
        for match in pattern.finditer(text):
            if 1 <= int(match[1]) <= 12:
                yield *match.span(1), (f"m{int(match[1])}",)


def _number(said: str, names: Sequence[str]) -> int:
    """Which of the names is said, by its first letters, from 1 on."""
    return next(at for at, name in enumerate(names, 1) if name[:3] == said[:3])


def _weekdays(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    for match in _DAY.finditer(text):
        if match[1]:
            number = _number(match[1], _DAYS)
        else:
            number = 1 + _DAYS_ZH.find("日" if match[2] == "天" else match[2])
        yield *match.span(), (f"w{number}",)


def _times(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    for match in _TIME.finditer(text):
        hour, minute = int(match[2]), int(match[3] or match[6] or 0)
        half = (match[4] or match[5] or "")[:1].lower() or ("p" if match[1] in _AFTERNOON else "a" if match[1] else "")
        if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
            continue
        if half:
            hour = hour % 12 + 12 * (half == "p")
        halves = (f"{half or 'p'}m",) if half or hour > 12 else ()
        yield *match.span(2), (f"t{hour}:{minute:02d}", str(hour), str(hour % 12 or 12), *halves)
