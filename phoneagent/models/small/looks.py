"""How a screen looked, in 16 signs: enough to know that an answer was given on a screen like this one before.

A sum of random signs, one row for each word (simhash, doi:10.1145/509907.509965): a word that was misread moves a
few bits, another page half of them. So a run can tell that it goes in circles without keeping its screens.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from phoneagent.models.small.question import units_of
from phoneagent.models.small.scene import Scene

_BITS = 64
_ANOTHER = 20
"""From so many bits that differ on, it is another screen; two that have nothing in common differ in 32."""


def look_of(scene: Scene) -> str:
    """A screen's look, 16 hexadecimal digits; "" of a screen with nothing on it."""
    words = {unit.text for thing in scene.names.values() for unit in units_of(thing.label) if unit.text.isalnum()}
    if not words:
        return ""
    total = np.sum([_signs(word) for word in words], axis=0)
    return np.packbits(total > 0).tobytes().hex()


def likeness_of(look: str, other: str) -> float:
    """How like two looks are, 0 to 1; 0 where one is not known."""
    if len(look) != len(other) or not look:
        return 0.0
    try:
        differ = (int(look, 16) ^ int(other, 16)).bit_count()
    except ValueError:
        return 0.0
    return max(0.0, 1 - differ / _ANOTHER)


@lru_cache(maxsize=65536)
def _signs(word: str) -> npt.NDArray[np.int8]:
    digest = blake2b(word.encode(), digest_size=_BITS // 8).digest()
    return np.unpackbits(np.frombuffer(digest, np.uint8)).astype(np.int8) * 2 - 1
