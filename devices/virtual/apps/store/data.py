"""What the App store app keeps."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Listing:
    """What one phone's store knows of an app, and what its person did with it there."""

    package: str
    version: str
    latest: str
    """The newest version; an update waits where it differs from `version` and the app is installed."""
    sponsored: bool = False
    """Stands on top of every search, because its maker pays."""
    stars: int = 0
    """What the person gave, 0 for nothing yet."""
    review: str = ""


@dataclass(slots=True)
class Loading:
    """An app on its way onto the phone."""

    package: str
    started_s: float
    update: bool = False


@dataclass(slots=True)
class AppStore:
    """All of it."""

    catalogue: list[Listing] = field(default_factory=list)
    loading: list[Loading] = field(default_factory=list)
    bought: list[str] = field(default_factory=list)
    """Packages of paid apps, and "package/item" for what was bought in an app."""
    auto_update: bool = True
    """Whether updates come by themselves over Wi-Fi."""
    wishlist: list[str] = field(default_factory=list)
    """Packages."""
    offer: str = ""
    """Package of the app whose paid plan is offered as soon as its page is seen; "" once it was waved away."""
