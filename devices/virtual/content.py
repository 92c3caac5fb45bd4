"""What a phone is filled with: believable people, alarms, notes, networks, drawn by chance from one split's words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from devices.virtual import word_lists
from devices.virtual.apps.filling import fill_apps
from devices.virtual.apps.registry import APPS
from devices.virtual.state import Alarm, Contact, Gadget, InstalledApp, Network, Note, PhoneState, Timer
from devices.virtual.word_lists import Split, part

WEEKDAYS = [0, 1, 2, 3, 4]
REPEATS: tuple[list[int], ...] = ([], [], [], WEEKDAYS, WEEKDAYS, [5, 6], [0, 2, 4], [1, 3], [0, 1, 2, 3, 4, 5, 6])
ALARM_MINUTES = (0, 0, 15, 30, 30, 45)
DAY_S = 86_400.0


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one split in one language; no word of another split is among them."""

    given: tuple[str, ...]
    surnames: tuple[str, ...]
    companies: tuple[str, ...]
    alarm_labels: tuple[str, ...]
    note_titles: tuple[str, ...]
    note_lines: tuple[str, ...]
    wifi: tuple[str, ...]
    gadgets: tuple[str, ...]
    """Icon and name: "headphones: Studio Buds"."""
    cities: tuple[str, ...]
    spaced: bool = True
    """Whether a name is written "given surname", not surname and given in one."""

    def person(self, rng: Random) -> str:
        """A whole name."""
        given, surname = rng.choice(self.given), rng.choice(self.surnames)
        return f"{given} {surname}" if self.spaced else f"{surname}{given}"

    def note(self, rng: Random) -> tuple[str, str]:
        """Title and body of a note."""
        lines = rng.sample(self.note_lines, min(rng.choice((1, 1, 2, 3, 4)), len(self.note_lines)))
        if rng.random() < 0.5:
            lines = [line[:1].upper() + line[1:] for line in lines]
        return rng.choice(self.note_titles), "\n".join(lines)


@lru_cache
def words(split: Split, locale: str = "en") -> Words:
    """What may appear on a phone of a split. A Chinese phone has Chinese people and notes on it."""
    lists = word_lists
    shared = (part(lists.WIFI, split), part(lists.GADGET, split), part(lists.CITY, split))
    if locale == "zh":
        people = (lists.GIVEN_ZH, lists.SURNAME_ZH, lists.COMPANY_ZH)
        own = (*people, lists.ALARM_LABEL_ZH, lists.NOTE_TITLE_ZH, lists.NOTE_LINE_ZH)
    else:
        own = (lists.GIVEN, lists.SURNAME, lists.COMPANY, lists.ALARM_LABEL, lists.NOTE_TITLE, lists.NOTE_LINE)
    given, surnames, companies, labels, titles, lines = (part(one, split) for one in own)
    return Words(given, surnames, companies, labels, titles, lines, *shared, spaced=locale != "zh")


def phone_number(rng: Random, locale: str = "en") -> str:
    """A number that rings nowhere, in the way some country writes it.

    The ranges are those that regulators keep for films: 555-01xx in North America, 07700 900xxx (Ofcom), 06 39 98 xx xx
    (Arcep), 0491 570 xxx (ACMA).
    """
    if locale == "zh":
        return f"138 0013 {rng.randrange(8000, 9000)}"
    area = rng.choice((212, 303, 415, 503, 617, 702, 808, 919))
    return rng.choice((
        f"({area}) 555-{rng.randrange(100, 200):04d}",
        f"{area}-555-{rng.randrange(100, 200):04d}",
        f"07700 900{rng.randrange(1000):03d}",
        f"06 39 98 {rng.randrange(100):02d} {rng.randrange(100):02d}",
        f"0491 570 {rng.randrange(1000):03d}",
    ))  # fmt: skip


def email_of(name: str, rng: Random) -> str:
    """An address that goes with a name, at a domain that RFC 2606 keeps free."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    given, *rest = plain.split() or ["user"]
    if not rest:
        return f"{given}{rng.randrange(100, 10_000)}@example.com"
    user = rng.choice((".".join([given, *rest]), "".join([given[:1], *rest]), f"{given}{rng.randrange(2, 99)}"))
    return f"{user}@example.{rng.choice(('com', 'org', 'net'))}"


def person_for(rng: Random, split: Split, locale: str = "en") -> Contact:
    """Somebody a task may be about, with a number; not on any phone yet."""
    chosen = words(split, locale)
    name = chosen.person(rng)
    return Contact(0, name, phone_number(rng, locale), email_of(name, rng), rng.choice(chosen.companies))


def note_for(rng: Random, split: Split, locale: str = "en") -> tuple[str, str]:
    """Title and one line of text of a note a task may be about."""
    chosen = words(split, locale)
    return rng.choice(chosen.note_titles), rng.choice(chosen.note_lines)


def populate(state: PhoneState, rng: Random, split: Split = "train", packages: Sequence[str] = tuple(APPS)) -> None:
    """Fill a fresh phone. How much there is of everything varies."""
    chosen = words(split, state.look.locale)
    _people(state, rng, chosen)
    _alarms(state, rng, chosen)
    _notes(state, rng, chosen)
    _surroundings(state, rng, chosen)
    _apps(state, rng, packages)
    state.cities = rng.sample(chosen.cities, min(rng.choice((0, 1, 2, 3, 4)), len(chosen.cities)))
    if rng.random() < 0.3:
        length_s = rng.choice((60, 180, 300, 600, 900, 1500, 3600))
        state.timers = [Timer(state.new_id(), length_s, float(length_s))]
    fill_apps(state, split)


def _people(state: PhoneState, rng: Random, chosen: Words) -> None:
    names = {chosen.person(rng) for _ in range(rng.choice((1, 2, 4, 6, 8, 12, 16, 24)))}
    for name in sorted(names):
        state.contacts.append(
            Contact(
                state.new_id(),
                name,
                phone=phone_number(rng, state.look.locale) if rng.random() < 0.9 else "",
                email=email_of(name, rng) if rng.random() < 0.4 else "",
                company=rng.choice(chosen.companies) if rng.random() < 0.25 else "",
                starred=rng.random() < 0.15,
            )
        )


def _alarms(state: PhoneState, rng: Random, chosen: Words) -> None:
    times = {
        (rng.choice((5, 6, 6, 7, 7, 8, 9, 12, 14, 18, 21)), rng.choice(ALARM_MINUTES)) for _ in range(rng.randrange(6))
    }
    labels = rng.sample(chosen.alarm_labels, min(len(times), len(chosen.alarm_labels)))
    for index, (hour, minute) in enumerate(sorted(times)):
        label = labels[index] if index < len(labels) and rng.random() < 0.5 else ""
        days = list(rng.choice(REPEATS))
        state.alarms.append(Alarm(state.new_id(), hour, minute, rng.random() < 0.5, label, days))


def _notes(state: PhoneState, rng: Random, chosen: Words) -> None:
    titles = rng.sample(chosen.note_titles, min(rng.choice((0, 1, 2, 3, 5, 8, 10)), len(chosen.note_titles)))
    for title in titles:
        _, body = chosen.note(rng)
        shown = "" if rng.random() < 0.1 else title
        edited_s = state.now_s - rng.random() * 30 * DAY_S
        state.notes.append(Note(state.new_id(), shown, body, edited_s, pinned=rng.random() < 0.15))


def _surroundings(state: PhoneState, rng: Random, chosen: Words) -> None:
    """Networks and Bluetooth devices in reach."""
    names = rng.sample(chosen.wifi, min(rng.randrange(3, 9), len(chosen.wifi)))
    state.networks = [Network(name, rng.randrange(1, 5), secured=rng.random() < 0.8) for name in names]
    for network in state.networks[: rng.randrange(1, 3)]:
        network.saved = True
    state.settings.wifi_name = state.networks[0].name if state.settings.wifi else ""
    for one in rng.sample(chosen.gadgets, min(rng.randrange(1, 6), len(chosen.gadgets))):
        symbol, _, name = one.partition(": ")
        state.gadgets.append(Gadget(name, symbol, paired=rng.random() < 0.5))


def _apps(state: PhoneState, rng: Random, packages: Sequence[str]) -> None:
    """The apps, some of them told not to notify, in the launcher in some order."""
    state.removed = [package for package in APPS if package not in packages]
    state.launcher_order = rng.sample(packages, len(packages))
    for package in packages:
        size_mb, cache_mb = rng.randrange(8, 240), rng.randrange(60)
        state.installed.append(InstalledApp(package, rng.random() < 0.8, size_mb, cache_mb))
