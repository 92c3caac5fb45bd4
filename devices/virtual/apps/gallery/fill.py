"""Pictures in their folders: photographs, what came by message, screenshots, sheets with text."""

from __future__ import annotations

from random import Random

from devices.virtual.apps.camera.fill import face, scene
from devices.virtual.apps.files import lists
from devices.virtual.apps.files.storage import find
from devices.virtual.state import PhoneState, StoredFile
from devices.virtual.word_lists import Split, part

DAY_S = 86_400.0


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    """Between a few and many pictures, the newest today or days ago."""
    count, at_s = rng.choice((2, 4, 6, 9, 12, 16)), state.now_s - rng.uniform(40, 90) * DAY_S
    photo, video = 1 + rng.randrange(40), 1 + rng.randrange(5)
    for _ in range(count):
        at_s += rng.uniform(0.02, 3) * DAY_S
        if rng.random() < 0.15:
            lasts_s = float(rng.randrange(4, 95))
            _add(state, f"DCIM/Camera/VID_{video:04d}.mp4", "video", scene(rng, split), at_s, lasts_s)
            video += 1
        else:
            content = face(rng, split) if rng.random() < 0.15 else scene(rng, split)
            _add(state, f"DCIM/Camera/IMG_{photo:04d}.jpg", "image", content, at_s)
            photo += 1
    names = part(lists.PICTURE_ZH if state.look.locale == "zh" else lists.PICTURE, split)
    for name in rng.sample(names, min(rng.choice((0, 1, 2, 3)), len(names))):
        folder = rng.choice(("Pictures", "Pictures", "Download", f"Pictures/{_album(state, rng, split)}"))
        _add(state, f"{folder}/{name}.jpg", "image", scene(rng, split), state.now_s - rng.uniform(1, 60) * DAY_S)
    photos = [file.path for file in state.files_stored if file.kind == "image"]
    state.gallery.favourites = rng.sample(photos, min(rng.choice((0, 0, 1, 2)), len(photos)))


def _album(state: PhoneState, rng: Random, split: Split) -> str:
    return rng.choice(part(lists.ALBUM_ZH if state.look.locale == "zh" else lists.ALBUM, split))


def _add(state: PhoneState, path: str, kind: str, content: str, at_s: float, lasts_s: float = 0.0) -> None:
    size = int(2_100_000 * lasts_s) if lasts_s else 1_800_000 + sum(content.encode()) * 1500
    if find(state, path) is None:
        state.files_stored.append(StoredFile(path, kind, size, min(at_s, state.now_s - 60), content, lasts_s))
