"""What the Browser app keeps."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tab:
    """An open tab; the last of `trail` is what it shows."""

    id: int
    trail: list[str] = field(default_factory=lambda: [""])
    """Addresses, back to the first; "" is the new-tab page."""
    ahead: list[str] = field(default_factory=list)
    """Addresses that "forward" leads to, the next one last."""
    typed: dict[str, str] = field(default_factory=dict)
    """What stands in the fields of the page, and how far its games are; gone when the tab shows another page."""


@dataclass(slots=True)
class Bookmark:
    title: str
    address: str


@dataclass(slots=True)
class Visit:
    title: str
    address: str
    at_s: float


@dataclass(slots=True)
class Sent:
    """A form that was sent off."""

    address: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Article:
    """Of the newspaper."""

    title: str
    author: str
    text: str
    comments: list[str] = field(default_factory=list)
    advert: str = ""
    """The words of what pops up over it; "" for nothing."""


@dataclass(slots=True)
class WeatherDay:
    kind: str
    """A key of `sites.WEATHERS`."""
    high_c: int
    low_c: int
    rain_percent: int


@dataclass(slots=True)
class Net:
    """What the sites of this phone's small internet show. A browser cannot change it."""

    articles: list[Article] = field(default_factory=list)
    city: str = ""
    weather: list[WeatherDay] = field(default_factory=list)
    """From today on."""
    club: str = ""
    club_open: bool = True
    """Whether the club takes new members."""


@dataclass(slots=True)
class Browser:
    """Tabs, bookmarks, history, and what was sent to sites."""

    net: Net = field(default_factory=Net)
    tabs: list[Tab] = field(default_factory=list)
    tab: int = 0
    """Id of the tab in front."""
    bookmarks: list[Bookmark] = field(default_factory=list)
    history: list[Visit] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)
    """Site -> "all" or "needed", once its banner was answered."""
