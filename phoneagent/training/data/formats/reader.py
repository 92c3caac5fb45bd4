"""Which formats there are. Each reader finds its files in a folder and reads one of them into rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from phoneagent.training.data.formats.agentcpm import AGENTCPM
from phoneagent.training.data.formats.aitz import AITZ
from phoneagent.training.data.formats.android_control import ANDROID_CONTROL
from phoneagent.training.data.formats.mobile_use import MOBILE_USE
from phoneagent.training.data.rows import Row
from phoneagent.training.errors import DataError

SplitOf = Callable[[str], str]
"""An episode's name -> its split."""


class Reader(Protocol):
    """Reads one format."""

    def files(self, path: Path) -> list[Path]:
        """The files of this format at a path, in order."""

    def rows(self, path: Path, split_of: SplitOf) -> Iterator[Row]:
        """The rows of one file; steps whose picture is missing or whose action means nothing here are left out.

        Raises:
            DataError: if the file is not of this format.
        """


READERS: dict[str, Reader] = {
    "android_control": ANDROID_CONTROL,
    "aitz": AITZ,
    "agentcpm": AGENTCPM,
    "mobile_use": MOBILE_USE,
}


def reader(name: str) -> Reader:
    """The reader of a format.

    Raises:
        DataError: if there is none.
    """
    if name not in READERS:
        raise DataError(f"There is no format {name!r}; there are {', '.join(READERS)}.")
    return READERS[name]
