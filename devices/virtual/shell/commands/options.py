"""Reading a command's options, the way getopt does."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass

from devices.virtual.shell.process import Process


@dataclass(frozen=True, slots=True)
class Options:
    """What stood before, and between, the plain words."""

    flags: frozenset[str]
    values: dict[str, str]
    words: list[str]

    def __contains__(self, flag: str) -> bool:
        return flag in self.flags or flag in self.values

    def number(self, name: str, default: int) -> int:
        with suppress(ValueError):
            return int(self.values.get(name, ""))
        return default


def read_options(
    process: Process, words: list[str], flags: str = "", values: str = "", long: Collection[str] = ()
) -> Options:
    """Split words into one-letter flags (which may stand together), options with a value, long options, and the rest.

    What no option is known for is reported and left out.
    """
    found_flags: set[str] = set()
    found_values: dict[str, str] = {}
    rest: list[str] = []
    left = list(words)
    while left:
        word = left.pop(0)
        if word == "--":
            rest += left
            break
        if not word.startswith("-") or word == "-":
            rest.append(word)
        elif word in long:
            found_flags.add(word)
        elif word[1] in values:
            found_values[word[1]] = word[2:] or (left.pop(0) if left else "")
        elif all(letter in flags for letter in word[1:]):
            found_flags |= set(word[1:])
        else:
            process.not_known(f"{process.name} {word}")
    return Options(frozenset(found_flags), found_values, rest)
