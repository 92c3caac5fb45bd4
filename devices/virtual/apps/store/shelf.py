"""What the store knows of every app, and putting apps on the phone and off it: all on plain state."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from devices.virtual.apps.store.data import Listing, Loading
from devices.virtual.apps.store.guests import BY_PACKAGE
from devices.virtual.state import InstalledApp, PhoneState

STORE = "com.android.vending"
FIXED = frozenset({
    STORE, "com.android.settings", "com.google.android.deskclock", "com.google.android.contacts",
    "com.google.android.dialer", "com.google.android.apps.messaging",
})  # fmt: skip
"""What a phone cannot be without."""
GENRES = (
    "Games", "Tools", "Lifestyle", "Education", "Health", "Finance", "Travel", "Photography", "Music", "Business",
)  # fmt: skip
_GENRE_OF = {
    "org.phoneagent.notes": "Business", "com.google.android.calculator": "Tools", "org.phoneagent.tracks": "Health",
    "org.phoneagent.music": "Music", "org.phoneagent.maps": "Travel", "org.phoneagent.recipes": "Lifestyle",
    "org.phoneagent.expenses": "Finance", "org.phoneagent.shop": "Lifestyle", "com.android.camera2": "Photography",
    "org.phoneagent.gallery": "Photography", "com.google.android.calendar": "Business",
    "com.google.android.gm": "Business", "org.phoneagent.todo": "Business",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class About:
    """What the page of an app says of it, the same on every phone."""

    genre: str
    maker: str
    price: str
    plan: bool
    size_mb: int
    stars: float
    downloads: str


def about(package: str) -> About:
    """Genre, maker and numbers of an app."""
    rng = Random(f"about/{package}")
    size_mb, stars = rng.randrange(12, 180), rng.randrange(31, 49) / 10
    downloads = rng.choice(("10K+", "100K+", "500K+", "1M+", "10M+", "50M+"))
    guest = BY_PACKAGE.get(package)
    if guest:
        return About(guest.genre, guest.maker, guest.price, guest.plan, size_mb, stars, downloads)
    return About(_GENRE_OF.get(package, "Tools"), "Phoneagent", "", False, size_mb, stars, downloads)


def find(state: PhoneState, package: str) -> Listing | None:
    return next((each for each in state.store.catalogue if each.package == package), None)


def has(state: PhoneState, package: str) -> bool:
    return package not in state.removed


def outdated(state: PhoneState, listing: Listing) -> bool:
    return has(state, listing.package) and listing.version != listing.latest


def loading_of(state: PhoneState, package: str) -> Loading | None:
    return next((each for each in state.store.loading if each.package == package), None)


def length_s(package: str) -> float:
    """How long it takes to load an app."""
    return 4.0 + about(package).size_mb / 25


def progress(state: PhoneState, loading: Loading) -> float:
    """How much of it is there, in [0, 1]."""
    return min((state.now_s - loading.started_s) / length_s(loading.package), 1.0)


def begin(state: PhoneState, package: str) -> None:
    """Start loading an app, or its update."""
    if loading_of(state, package) is None:
        state.store.loading.append(Loading(package, state.now_s, update=has(state, package)))


def finish_loaded(state: PhoneState) -> list[Loading]:
    """What has arrived is put on the phone."""
    done = [each for each in state.store.loading if progress(state, each) >= 1]
    for each in done:
        state.store.loading.remove(each)
        install(state, each.package)
    return done


def install(state: PhoneState, package: str) -> None:
    """The newest version is on the phone, and in the launcher."""
    listing = find(state, package)
    if listing is not None:
        listing.version = listing.latest
    if package in state.removed:
        state.removed.remove(package)
        state.installed.append(InstalledApp(package, size_mb=about(package).size_mb, cache_mb=0))
        state.launcher_order.append(package)


def uninstall(state: PhoneState, package: str) -> None:
    """It is gone, with its icon, its pages and what it was allowed to do; its content comes back with it."""
    state.removed.append(package)
    state.installed = [each for each in state.installed if each.package != package]
    state.launcher_order = [each for each in state.launcher_order if each != package]
    state.tasks = [task for task in state.tasks if task.package != package]
    state.notifications = [each for each in state.notifications if each.package != package]
    state.permissions = {key: yes for key, yes in state.permissions.items() if not key.startswith(f"{package}/")}
