"""Which apps a phone has beside those it came with, and which of them wait for an update."""

from __future__ import annotations

from random import Random

from devices.virtual.apps.store.data import Listing
from devices.virtual.apps.store.guests import BY_PACKAGE, GUESTS
from devices.virtual.apps.store.shelf import STORE, about, find, uninstall
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import Split, part


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    """A few guests stay on the phone, the others are to be had; all of them are of this split."""
    names = part(tuple(guest.package for guest in GUESTS), split)
    own = rng.sample(names, rng.randrange(1, 3))
    for package in BY_PACKAGE:
        if package not in own and package not in state.removed:
            uninstall(state, package)
    here = [package for package in state.launcher_order if package not in (STORE, *BY_PACKAGE)]
    for package in sorted([*here, *names]):
        latest = f"{rng.randrange(1, 9)}.{rng.randrange(12)}"
        old = f"{latest}.{rng.randrange(1, 9)}" if rng.random() < 0.25 else latest
        state.store.catalogue.append(Listing(package, latest, old))
    free = [name for name in names if not about(name).price and name not in own]
    for name in rng.sample(free, min(rng.randrange(2), len(free))):
        listing = find(state, name)
        if listing is not None:
            listing.sponsored = True
    state.store.auto_update = rng.random() < 0.5
