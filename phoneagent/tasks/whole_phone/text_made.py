"""Text files that tasks are about: names, texts and files of a split."""

from __future__ import annotations

import random

from devices.virtual.apps.files import storage
from devices.virtual.apps.files.fill import words
from devices.virtual.state import PhoneState, StoredFile
from phoneagent.tasks.splits import Split
from phoneagent.tasks.whole_phone.files import put

HOME = "Documents"


def fresh_names(rng: random.Random, split: Split, state: PhoneState, count: int) -> list[str]:
    """Names of text files that are nowhere in the storage."""
    known = words(split, state.look.locale).names
    stems = rng.sample(known, min(count, len(known)))
    state.files_stored[:] = [
        file for file in state.files_stored if storage.name_of(file.path).rpartition(".")[0] not in stems
    ]
    return [stem + rng.choice((".md", ".md", ".txt")) for stem in stems]


def some_text(rng: random.Random, split: Split, state: PhoneState) -> str:
    return words(split, state.look.locale).text(rng)


def some_line(rng: random.Random, split: Split, state: PhoneState) -> str:
    return rng.choice(words(split, state.look.locale).lines)


def some_file(rng: random.Random, split: Split, state: PhoneState, folder: str = HOME, content: str = "") -> StoredFile:
    """A text file that lies in a folder."""
    (name,) = fresh_names(rng, split, state, 1)
    return put(state, rng, f"{folder}/{name}", content or some_text(rng, split, state))
