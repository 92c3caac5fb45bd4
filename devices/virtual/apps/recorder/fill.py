"""Recordings of a phone; some phones have never recorded."""

from __future__ import annotations

from random import Random

from devices.virtual.apps.files import lists
from devices.virtual.apps.recorder.records import BYTES_A_SECOND, FOLDER, PACKAGE
from devices.virtual.state import PhoneState, StoredFile
from devices.virtual.word_lists import Split, part

DAY_S = 86_400.0


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    names = part(lists.RECORDING_ZH if state.look.locale == "zh" else lists.RECORDING, split)
    for name in rng.sample(names, min(rng.choice((0, 1, 2, 3, 5)), len(names))):
        lasts_s, at_s = float(rng.randrange(5, 600)), state.now_s - rng.uniform(0.2, 60) * DAY_S
        size = int(lasts_s * BYTES_A_SECOND)
        state.files_stored.append(StoredFile(f"{FOLDER}/{name}.m4a", "audio", size, at_s, lasts_s=lasts_s))
    if rng.random() < 0.5:
        state.permissions[f"{PACKAGE}/microphone"] = True
