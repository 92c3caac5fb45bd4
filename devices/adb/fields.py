"""Reading a field back: what it held, what it holds now, and whether what was typed has arrived."""

from __future__ import annotations

from dataclasses import dataclass

from devices.hierarchy import Element


@dataclass(frozen=True, slots=True)
class Unseen:
    """Something takes text, but the window does not say what it holds; nothing can be read back."""


Field = Element | Unseen


def arrived(before: Field, after: Field, text: str) -> bool:
    """Whether a field shows what was typed. Formatting of numbers, folded spaces and case are the field's own."""
    if isinstance(after, Unseen):
        return isinstance(before, Unseen)
    if isinstance(before, Element) and after.text == before.text:
        return bool(after.hint) and text == after.hint  # the very words of the hint look the same, typed or not
    if after.password:
        return True  # dots say nothing but that something came
    old = held(before) if isinstance(before, Element) else ""
    for form in (_folded, _bare):
        wanted, there = form(text), form(held(after))
        if wanted and (there == wanted or there.count(wanted) > form(old).count(wanted)):
            return True
    return not _folded(text) and held(after) != old  # nothing but spaces


def held(field: Element) -> str:
    """What a field holds; its hint, which it shows while empty, is not that."""
    return "" if field.hint and field.text == field.hint else field.text


def changed(before: Field, after: Field) -> bool:
    """Whether a field is seen to hold something else."""
    return isinstance(before, Element) and isinstance(after, Element) and before.text != after.text


def emptied(before: Field, after: Field) -> bool:
    """Whether nothing, or only a hint, is left in it."""
    return isinstance(after, Unseen) or not held(after) or changed(before, after)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
