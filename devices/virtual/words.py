"""The phone's own words in other languages: English interface texts are the keys, everywhere in the code."""

from __future__ import annotations

from functools import cache
from importlib import resources

LOCALES = ("en", "zh")
"""What the phone can be set to."""


def translate(words: str, locale: str) -> str:
    """The interface text in that language; English where the table does not know it."""
    return words if locale == "en" else table(locale).get(words, words)


@cache
def table(locale: str) -> dict[str, str]:
    """English -> the language, from every `words_LOCALE.tsv`. Placeholders in braces stay as they are."""
    here = resources.files("devices.virtual")
    files = [here / f"words_{locale}.tsv", *(app / f"words_{locale}.tsv" for app in (here / "apps").iterdir())]
    lines = [line for file in files if file.is_file() for line in file.read_text("utf-8").splitlines()]
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return dict(pairs)
