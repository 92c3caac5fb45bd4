"""Whether what an agent answered is what was asked for, however it is spelled."""

from __future__ import annotations

import re
import unicodedata

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_BETWEEN = re.compile(r"[,;、\n]|\band\b|(?<=[\u4e00-\u9fff])和(?=[\u4e00-\u9fff])")
"""What stands between the things of a list."""
_NOISE = re.compile(r"[^\w+.:%-]|(?<!\d)[.:](?!\d)|(?<=\d)[.:](?!\d)|(?<!\d)-(?!\d)|(?<!\w)-(?!\w)")
"""All that is neither a letter nor within a number, a time or a date."""
_LEADING = re.compile(r"^(the answer is|it is|it's|there (is|are)|answer:?|答案是|是|共有?|有)\s*", re.I)


def is_accepted(said: str, accepted: tuple[str, ...]) -> bool:
    """Whether an answer is one of those accepted: case, spaces and punctuation do not count, nor the order of a list.

    Where a bare number is asked for, it may stand in a sentence, as long as no other number does.
    """
    return bool(said.strip()) and any(_same(said, one) for one in accepted)


def _same(said: str, wanted: str) -> bool:
    if (number := _bare_number(wanted)) is not None:
        found = {float(each) for each in _NUMBER.findall(_THOUSANDS.sub("", unicodedata.normalize("NFKC", said)))}
        return found == {number}
    if _plain(said) == _plain(wanted):
        return True
    return _listed(said) == _listed(wanted)


def _bare_number(words: str) -> float | None:
    words = _THOUSANDS.sub("", unicodedata.normalize("NFKC", words)).strip()
    return float(words) if _NUMBER.fullmatch(words) else None


def _listed(words: str) -> list[str]:
    folded = _THOUSANDS.sub("", unicodedata.normalize("NFKC", words)).casefold()
    return sorted(part for part in (_plain(each) for each in _BETWEEN.split(_LEADING.sub("", folded))) if part)


def _plain(words: str) -> str:
    folded = _THOUSANDS.sub("", unicodedata.normalize("NFKC", words)).casefold().strip()
    return _NOISE.sub("", _LEADING.sub("", folded)) or _NOISE.sub("", folded)  # "是" is itself an answer
