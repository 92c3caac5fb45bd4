"""How a person asks for what a walk over the phone did: as steps, as an end state, as fields, as a question."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from phoneagent.tasks.plan import Fill, Hold, Key, Open, Tap, Turn
from phoneagent.training.small import walk_goals_zh
from phoneagent.training.small.walk_goals_zh import Said

Kind = Literal["page", "tab", "tap", "hold", "turn", "fill", "search", "back"]


@dataclass(frozen=True)
class Done:
    """One thing that was done on a walk."""

    kind: Kind
    name: str
    """What it was done to, as the phone calls it."""
    moves: tuple[Tap | Hold | Turn | Fill | Key, ...]
    text: str = ""
    """What was typed."""
    on: bool = False
    """A switch was turned on; a search was sent off."""
    implied: bool = False
    """Only a way to what comes after it, such as a menu's button: who knows the app does not say it."""


@dataclass(frozen=True)
class Asked:
    """Something to be told at the end of a walk."""

    what: Literal["below", "first"]
    name: str
    text: str
    """The answer."""


@dataclass(frozen=True)
class Walk:
    """What was found to do in an app."""

    app: Open
    end: str
    """What it was after: "steps", "page", "switch", "fields", "question" or "first"."""
    done: tuple[Done, ...] = ()
    asked: Asked | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Words of the goal that must stay as they are."""
        asked = (self.asked.name,) if self.asked else ()
        return tuple(
            filter(None, (self.app.label, *asked, *(word for each in self.done for word in (each.name, each.text))))
        )


@dataclass
class _Voice:
    """One way of speaking, kept through a goal."""

    rng: random.Random
    quotes: str = field(init=False)
    names: bool = field(init=False)
    """Names of buttons are quoted too."""

    def __post_init__(self) -> None:
        self.quotes = self.rng.choice(('""', "“”", "“”", "‘’", "«»", "''"))
        self.names = self.rng.random() < 0.25

    def one(self, *forms: str) -> str:
        return self.rng.choice(forms)

    def name(self, name: str) -> str:
        return self.quoted(name) if self.names else name

    def text(self, text: str) -> str:
        """A text to type; what has a space or a sign in it mostly quoted."""
        plain = text.replace(" ", "").isalnum() and len(text.split()) < 3
        if not text[-1].isalnum():
            return self.quoted(text)
        return text if self.rng.random() < (0.5 if plain else 0.2) else self.quoted(text)

    def quoted(self, text: str) -> str:
        left, right = ('"', '"') if set(self.quotes) & set(text) else (self.quotes[0], self.quotes[1])
        return f"{left}{text}{right}"


def goal_of(walk: Walk, rng: random.Random, *, chinese: bool = False) -> str:
    """The goal that this walk reaches, in words; every name and text in it as it is."""
    if chinese:
        told = [Said(each.kind, each.name, each.text, each.on) for each in walk.done]
        asked = (walk.asked.what, walk.asked.name) if walk.asked else None
        return walk_goals_zh.goal(walk.app.label, walk.end, told, asked, rng)
    voice = _Voice(rng)
    match walk.end:
        case "page":
            said = _page(walk, voice)
        case "switch":
            said = _switch(walk, voice)
        case "fields":
            said = _fields(walk, voice)
        case "question" | "first":
            said = _question(walk, voice)
        case _:
            said = _steps(walk, voice)
    return _capital(said) if rng.random() < 0.9 and walk.app.label[0] != said[0] else said


# --- ends -------------------------------------------------------------------------------------------------------


def _steps(walk: Walk, voice: _Voice) -> str:
    return _chained(walk.app.label, [_step(each, voice) for each in walk.done], voice)


def _page(walk: Walk, voice: _Voice) -> str:
    app, last, path = walk.app.label, walk.done[-1], walk.done[:-1]
    if any(each.kind not in ("page", "tab") for each in path) or (len(path) > 1 and voice.rng.random() < 0.8):
        return _steps(walk, voice)
    name, sort = voice.name(last.name), "tab" if last.kind == "tab" else voice.one("page", "screen", "view")
    if path and voice.rng.random() < 0.6:
        way = [voice.name(each.name) for each in walk.done]
        return voice.one(
            f"{app} > {' > '.join(way)}",
            f"go to {way[0]} in {app} and open {', then '.join(way[1:])}",
            f"in {app}, find {way[-1]} under {way[-2]} and open it",
            f"open {way[-1]} ({app}, {way[-2]})",
            f"show me what is in {way[-1]} under {way[-2]} in {app}",
        )
    return voice.one(
        f"open {name} in {app}", f"show me the {name} {sort} of {app}", f"get to the {name} {sort} in {app}",
        f"bring up {name} in the {app} app", f"in {app}, go to {name}", f"I want to see {name} in {app}",
        f"{app}: {name}", f"take me to {name} in {app}", f"navigate to the {name} {sort} of the {app} app",
        f"let me see the {name} {sort} in {app}", f"where is {name} in {app}? Open it",
        f"the {name} {sort} of {app} should be on the screen", f"pull up {name} ({app})",
    )  # fmt: skip


def _switch(walk: Walk, voice: _Voice) -> str:
    app, last, path = walk.app.label, walk.done[-1], walk.done[:-1]
    name, state = voice.name(last.name), "on" if last.on else "off"
    if any(each.kind not in ("page", "tab") for each in path) or (path and voice.rng.random() < 0.25):
        return _steps(walk, voice)
    able = "enable" if last.on else "disable"
    wanted = voice.one(
        f"turn {state} {name}", f"turn {name} {state}", f"switch {name} {state}", f"switch {state} {name}",
        f"{able} {name}", f"{'activate' if last.on else 'deactivate'} {name}", f"set {name} to {state}",
        f"make sure {name} is {state}", f"{name} should be {state}", f"{name} must be {state}",
        f"I want {name} to be {state}", f"put {name} {state}", f"have {name} {able}d", f"check that {name} is {state}",
        f"{'start' if last.on else 'stop'} using {name}", f"flip {name} {state}", f"{name} {state}, please",
    )  # fmt: skip
    return _placed(wanted, _where(app, path, voice), voice)


def _fields(walk: Walk, voice: _Voice) -> str:
    fills = [each for each in walk.done if each.kind in ("fill", "search")]
    path, app = [each for each in walk.done if each not in fills], walk.app.label
    if fills[0].kind == "search" or voice.rng.random() < 0.35:
        said = _steps(walk, voice)
    else:
        said = _form(app, path, fills, voice)
    if fills[0].kind == "fill" and voice.rng.random() < 0.4:
        said += voice.one(
            ". Do not save", ". Don't save it yet", ", and leave it there", " without saving", ". Leave it at that",
            ". I will save it myself", ". Nothing else", ". Stop there", ". Don't send or save anything",
        )  # fmt: skip
    return said


def _form(app: str, path: Sequence[Done], fills: Sequence[Done], voice: _Voice) -> str:
    """Fields as a list: "name: X, phone: Y"."""
    mark = voice.one(": ", ": ", " = ", " ", " - ")
    parts = voice.one(", ", "; ", "\n", "\n- ", " and ", " | ")
    marked = not parts.startswith("\n") and any(set(",;.!?|") & set(each.text) for each in fills)
    quotes = marked or voice.rng.random() < 0.4
    text = voice.quoted if quotes else str
    lower = voice.rng.random() < 0.4
    pairs = [f"{each.name.lower() if lower else each.name}{mark}{text(each.text)}" for each in fills]
    listed = parts.join(pairs)
    if parts.startswith("\n"):
        listed = parts + listed
    if not path:
        head = voice.one(f"in {app}, fill in", f"open {app} and enter", f"{app}, put in")
    else:
        way = " and ".join(_step(each, voice) for each in path)
        name = voice.name(path[-1].name)
        head = voice.one(
            f"in {app}, {way} and fill in", f"open {app}, {way}, then enter", f"{app}, {name}",
            f"fill in the form behind {name} in {app}", f"go to {name} in {app} and enter this",
            f"{way} in {app} and put in", f"prepare this in {app} ({name})",
        )  # fmt: skip
    return f"{head}{':' if listed.startswith(chr(10)) else ': '}{listed}"


def _question(walk: Walk, voice: _Voice) -> str:
    app, asked = walk.app.label, walk.asked
    if asked is None:
        raise ValueError("nothing is asked at the end of this walk")
    name = voice.name(asked.name)
    if asked.what == "below":
        what = voice.one(
            f"what does it say under {name}", f"what stands below {name}", f"what does {name} say",
            f"what is written next to {name}", f"what do you read at {name}", f"what is the value of {name}",
            f"what is shown for {name}",
        )  # fmt: skip
        tell = voice.one(f"read me what {name} says", f"tell me what stands at {name}", f"report the text below {name}")
    else:
        what = voice.one(
            "which entry stands first in the list", "what is the first item", "what is the title of the top entry",
            "what is at the top of the list", "which one comes first", "what is listed first",
        )  # fmt: skip
        tell = voice.one("tell me the first entry", "name the topmost item of the list", "read me the first title")
    simple = all(each.kind in ("page", "tab") for each in walk.done)
    tail = voice.one("", "", " Answer with the text only.", " Just the text.", " Answer as it is written there.")
    if simple and voice.rng.random() < 0.7:
        place = _where(app, walk.done, voice)
        return voice.one(
            f"{what} {place}?{tail}", f"{place}, {what}?{tail}", f"{place}: {what}?{tail}", f"{tell} {place}.{tail}",
            f"look {place} and {tell}.{tail}", f"I want to know {what} {place}.{tail}",
        )  # fmt: skip
    way = _steps(walk, voice) if walk.done else f"open {app}"
    return f"{way}{voice.one('. ', '. Then: ', ': ')}{voice.one(f'{what}?', f'{tell}.')}{tail}"


# --- phrases ----------------------------------------------------------------------------------------------------


def _where(app: str, path: Sequence[Done], voice: _Voice) -> str:
    """The place in an app: "on the Sound page of Settings"."""
    if not path:
        return voice.one(f"in {app}", f"in the {app} app", f"on the first page of {app}")
    name = voice.name(path[-1].name)
    if path[-1].kind == "tab":
        return voice.one(f"on the {name} tab of {app}", f"in {app} under {name}", f"in {app}, tab {name}")
    if len(path) > 1 and voice.rng.random() < 0.7:
        return voice.one(
            f"in {app} under {' > '.join(voice.name(each.name) for each in path)}",
            f"on the {name} page ({voice.name(path[-2].name)}, {app})",
        )
    return voice.one(
        f"on the {name} page of {app}", f"in {app} under {name}", f"in {name} ({app})", f"in the {name} part of {app}",
        f"in {app}, {name}",
    )  # fmt: skip


def _placed(wanted: str, place: str, voice: _Voice) -> str:
    if wanted.endswith(", please"):
        return f"{place}: {wanted}"
    return voice.one(f"{wanted} {place}", f"{place}, {wanted}", f"{place}: {wanted}")


def _step(done: Done, voice: _Voice) -> str:
    name, text = voice.name(done.name), voice.text(done.text) if done.text else ""
    state = "on" if done.on else "off"
    match done.kind:
        case "page":
            return voice.one(
                f"open {name}", f"go to {name}", f"tap {name}", f"choose {name}", f"select {name}", f"tap on {name}",
                f"open the {name} entry", f"click {name}", f"pick {name}",
            )  # fmt: skip
        case "tab":
            return voice.one(f"go to the {name} tab", f"switch to {name}", f"open the {name} tab", f"tap {name}",
                             f"change to the tab {name}")  # fmt: skip
        case "tap":
            return voice.one(
                f"tap {name}", f"press {name}", f"hit {name}", f"tap the {name} button", f"choose {name}",
                f"touch {name}", f"use {name}",
            )  # fmt: skip
        case "hold":
            return voice.one(
                f"long-press {name}", f"press and hold {name}", f"tap and hold {name}", f"do a long press on {name}",
            )  # fmt: skip
        case "turn":
            return voice.one(f"turn {state} {name}", f"turn {name} {state}", f"switch {name} {state}",
                             f"make sure {name} is {state}", f"set {name} to {state}",
                             f"{'enable' if done.on else 'disable'} {name}")  # fmt: skip
        case "fill":
            return voice.one(
                f"type {text} into {name}", f"enter {text} in the field {name}", f"put {text} in {name}",
                f"fill {name} with {text}", f"set {name} to {text}", f"write {text} under {name}",
                f"enter {text} as the {name}", f"in the {name} field type {text}", f"for {name} put {text}",
                f"type {text} where it says {name}", f"{name} should read {text}",
            )  # fmt: skip
        case "search":
            sent = voice.one(" and press Enter", ", then press Enter", " and hit enter", " and confirm with Enter")
            return voice.one(
                f"search for {text}", f"look for {text}", f"type {text} into the search field", f"find {text}",
                f"look up {text}", f"enter {text} under {name}",
            ) + (sent if done.on else "")  # fmt: skip
        case "back":
            return voice.one("go back", "press Back", "go back one page", "return to where you came from")


def _chained(app: str, steps: Sequence[str], voice: _Voice) -> str:
    """Steps in an app, one after another."""
    if len(steps) > 1 and voice.rng.random() < 0.15:
        mark = voice.one("{}. ", "{}) ", "Step {}: ")
        between = voice.one("\n", " ")
        numbered = [mark.format(number) + step for number, step in enumerate((f"open {app}", *steps), 1)]
        return between.join(numbered)
    start = voice.one(
        f"open {app}", f"start {app}", f"in {app}", f"in the {app} app", f"go to {app}", f"launch {app}",
        f"open the {app} app",
    )  # fmt: skip
    if start.startswith("in "):
        start += voice.one(", ", ": ", ", ")
    else:
        start += voice.one(", ", " and ", ", then ", ". ", ", ") if len(steps) == 1 else voice.one(", ", ". ", "; ")
    link = voice.one(", then ", ", ", "; ", ". Then ", ". ", ", after that ")
    if len(steps) > 1 and link.startswith((",", ";")):
        last = voice.one(" and ", ", and then ", ", then ", " and finally ")
        chain = link.join(steps[:-1]) + last + steps[-1]
    else:
        chain = link.join(steps)
    if link == ". ":
        chain = ". ".join([steps[0], *(_capital(step) for step in steps[1:])])
    return f"{start}{_capital(chain) if start.endswith('. ') else chain}"


def _capital(said: str) -> str:
    return said[0].upper() + said[1:]
