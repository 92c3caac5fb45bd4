"""Other words for a goal, so that the model learns what is asked and not how.

Only ways of asking are changed here, never names, times or texts: whatever might be one is put away first, and put
back at the end as it was.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from devices.virtual.apps.registry import APPS
from phoneagent.tasks.task import Task
from phoneagent.training.small.synonyms import LINKS, QUESTIONS, SHORT, VERBS, WANTS

_FIRST = 0xE000
"""Names and texts are put away as single signs from here on, which are in private use."""
_AWAY = "[\ue000-\uf8ff]"
_KEPT = re.compile(
    r"[\"“«「][^\"”»」]*[\"”»」]|‘[^’]*’(?!\w)"  # what is quoted
    r"|(?<=[:：])\s.*"  # what follows a colon, to the end
    r"|\S*[\d@_/\\]\S*(?<![.,;:!?])"  # numbers, files, addresses
    r"|\b\w+\.\w+\b"
    r"|(?<=\S )[A-Z][\w'’&-]*(?: (?:& |of |the )?[A-Z][\w'’&-]*)*",  # names
    re.DOTALL,
)
_QUOTED = re.compile(r"[\"“«「‘](.*)[\"”»」’]", re.DOTALL)
_QUOTES = (('"', '"'), ("“", "”"), ("«", "»"), ("‘", "’"), ("「", "」"))
_SENTENCE = re.compile(r"(.*?[.?!]|.*)(\s.*|)", re.DOTALL)
_NO_QUESTION = re.compile(r"(?:when|what|where) (?:you|I)\b", re.IGNORECASE)
"""So begins what looks like a question and is an order: "When you are done, dark theme is on"."""
_FRAMES = (
    "please {}", "{} please", "{}, please", "could you {}?", "can you please {}?", "would you {} for me?",
    "I'd like you to {}", "I need you to {}", "your task: {}", "hey, {}", "on my phone, {}", "now {}", "{} for me",
    "{} on this phone", "{} right now", "let's {}", "you should {}", "help me {}", "I would like to {}", "I want to {}",
    "kindly {}", "would you mind: {}", "I have to {}", "be so kind and {}", "can you {}?", "could you help me {}?",
    "just {}", "next, {}", "would it be possible to {}?", "I'd be glad if you could {}", "I want you to {}",
    "your job is to {}", "try to {}", "go ahead and {}", "we need to {}", "the task is to {}", "{} when you can",
    "quickly {}", "todo: {}", "{}, will you?", "I was going to {}, do it for me",
)  # fmt: skip
_LOOSE = (
    "please {}", "{} please", "{}, please", "your task: {}", "hey, {}", "now {}", "{} for me", "{} right now",
    "next, {}",    "todo: {}", "task: {}", "the task: {}", "{}, thanks", "quickly: {}", "one more: {}",
)  # fmt: skip
"""Frames for what does not begin with a verb, or asks for something to be told."""
_FOR_LOOSE = re.compile(
    rf"(?:in|using|with) |{_AWAY}|"
    r"(tell|show|let|give|answer|report|say|list|name|display|read|write) "
)
_BEFORE = (
    "I'm in a hurry. ", "Hi! ", "Hello. ", "Hi there, one thing. ", "My hands are full. ", "I am driving. ",
    "One more thing. ",
    "Quick request. ", "I can't find my glasses. ", "Sorry to bother you. ", "Before I forget it. ", "Good morning! ",
    "This is important. ", "I keep forgetting this. ", "My boss asked for it. ", "Task. ", "OK, next one. ",
)  # fmt: skip
_AFTER = (
    " Thanks!", " Thank you.", " Thanks a lot.", " I'd appreciate it.", " No rush.", " Nothing else.", " That's all.",
    " It is for a friend.", " Cheers!", " I need it today.", " Let me know when it is done.",
    " Many thanks in advance!",
)  # fmt: skip
_ZH_FRAMES = (
    "请{}", "帮我{}", "麻烦{}", "请帮我{}", "麻烦你{}", "我想{}", "现在{}", "能不能{}？", "可以帮我{}吗？", "你好，{}",
    "劳驾{}", "我需要{}", "请你{}", "我赶时间，{}",
)  # fmt: skip
_ZH_ASKED = ("请{}", "帮我", "麻烦", "请", "我", "你", "能")


def worded(task: Task, locale: str, rng: random.Random) -> str:
    """A task's goal as one of many people would say it, in the phone's language where the task knows it."""
    return reworded_zh(task.goal_zh, rng) if locale == "zh" and task.goal_zh else reworded(task.goal, rng)


def reworded(goal: str, rng: random.Random, keep: Sequence[str] = ()) -> str:
    """The goal in other words; the same goal in a quarter of the cases. What is in `keep` stays as it is."""
    if rng.random() < 0.25:
        return goal
    put_away: list[str] = []
    bare = _put_away(goal, (*keep, *_apps()), put_away)
    said = _said_otherwise(bare, put_away, rng)
    return _put_back(said, put_away, rng)


def reworded_zh(goal: str, rng: random.Random) -> str:
    """A Chinese goal with other words around it."""
    if rng.random() < 0.4 or goal.startswith(_ZH_ASKED):
        return goal
    if "？" in goal or "?" in goal:
        return rng.choice(("请问", "告诉我：", "想问一下，", "")) + goal
    asked = rng.choice(_ZH_FRAMES)
    open_end = "：" in goal or "\n" in goal or goal.endswith(("。", "！"))
    if open_end and not asked.endswith("{}"):
        asked = "请{}"
    return asked.format(goal) + ("，谢谢" if not open_end and asked.endswith("{}") and rng.random() < 0.2 else "")


@lru_cache
def _apps() -> tuple[str, ...]:
    return tuple(sorted((app.label for app in APPS.values()), key=len, reverse=True))


def _put_away(goal: str, keep: Sequence[str], put_away: list[str]) -> str:
    """The goal with a single sign for every name and text in it."""

    def sign(match: re.Match[str]) -> str:
        put_away.append(match.group())
        return chr(_FIRST + len(put_away) - 1)

    for text in sorted({text for text in keep if text.strip()}, key=len, reverse=True):
        goal = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", sign, goal)
    return _KEPT.sub(sign, goal)


def _put_back(said: str, put_away: Sequence[str], rng: random.Random) -> str:
    """The names and texts again, some in other quotation marks."""
    left, right = rng.choice(_QUOTES)
    other = rng.random() < 0.35
    whole: list[str] = []
    for text in put_away:
        for number, inner in enumerate(whole):  # a quoted name was put away twice
            text = text.replace(chr(_FIRST + number), inner)
        inside = _QUOTED.fullmatch(text)
        if other and inside and not set(inside.group(1)) & set("\"“”«»‘’'「」"):
            text = f"{left}{inside.group(1)}{right}"
        whole.append(text)
    for number, text in enumerate(whole):
        said = said.replace(chr(_FIRST + number), text)
    return said


def _said_otherwise(bare: str, put_away: Sequence[str], rng: random.Random) -> str:
    """A goal whose names are put away, in other words."""
    match = _SENTENCE.fullmatch(bare)
    first, rest = (match.group(1), match.group(2)) if match else (bare, "")
    word = re.match(r"[A-Za-z]+", first)
    asks = word is not None and word.group().casefold() in QUESTIONS and not _NO_QUESTION.match(first)
    orders = word is not None and word.group().casefold() in VERBS
    # what follows a colon may be a text to type, and so may a last word with nothing around it
    told = any(text[0].isspace() for text in put_away)
    closed = "\n" not in bare and not told and not re.search(r"\b(says?|text|words?)\b[^.]*$", bare)
    if orders or asks:
        first = first[0].lower() + first[1:]
    if orders:
        first = _ordered(first, put_away, rng, closed=closed and not rest)
    elif asks:
        first = _asked(first, rng)
    said = first + rest
    if rng.random() < 0.12:
        said = rng.choice(_BEFORE) + said[0].upper() + said[1:]
    if closed and rng.random() < 0.1:
        said = said + ("" if said.endswith((".", "!", "?")) else ".") + rng.choice(_AFTER)
    return said[0].upper() + said[1:] if rng.random() < 0.8 else said


def _ordered(said: str, put_away: Sequence[str], rng: random.Random, *, closed: bool) -> str:
    """An order in other words."""
    ends_with = said[-1] if said.endswith((".", "!")) else ""
    said = said.removesuffix(ends_with) if ends_with else said
    if rng.random() < 0.08:
        said = re.sub(r"\bthe (?=[a-z])(?!(?:same|first|last|next|new)\b)", "", said)
    if rng.random() < 0.4:
        said = _app_elsewhere(said, put_away, rng)
    if rng.random() < 0.3 and (short := _first_of((*WANTS, *SHORT), said, rng)) is not None:
        return short + ends_with
    if rng.random() < 0.6:
        said = _other_verbs(said, rng)
    if rng.random() < 0.6:
        frame = rng.choice(_LOOSE if _FOR_LOOSE.match(said) else _FRAMES)
        if closed or frame.endswith("{}"):
            return frame.format(said) + (ends_with if frame.endswith("{}") else "")
    return said + (ends_with if ends_with and rng.random() < 0.7 else "")


def _app_elsewhere(said: str, put_away: Sequence[str], rng: random.Random) -> str:
    """ "In Clock, add ..." for "Add ... in Clock" and the other way round."""
    front = re.fullmatch(rf"in (?:the )?({_AWAY})(?: app)?, ([^.\n]*)", said)
    back = re.fullmatch(rf"([^.\n,]*) in (?:the )?({_AWAY})(?: app)?", said)
    app, what = (front.group(1), front.group(2)) if front else (back.group(2), back.group(1)) if back else ("", "")
    if (
        not app
        or ":" in what
        or put_away[ord(app) - _FIRST] not in _apps()
        or what.startswith(("open", "go ", "show", "get "))
    ):
        return said
    before = (f"in {app}, {what}", f"in the {app} app, {what}", f"using {app}, {what}", f"open {app} and {what}",
              f"with {app}: {what}", f"{app}: {what}", f"go to {app} and {what}")  # fmt: skip
    after = (f"{what} in {app}", f"{what} in the {app} app", f"{what} with the {app} app", f"{what} using {app}")
    loose = re.search(rf"\b(?:in|with|to|of) {_AWAY}$|,", what)  # "... in Documents in Files" would read astray
    return rng.choice(before if loose else (*before, *after))


def _other_verbs(said: str, rng: random.Random) -> str:
    """Other verbs at the beginning, and after "and" and "then"; other links between."""

    def another(match: re.Match[str]) -> str:
        link, words = match.group(1), match.group(2)
        if link.strip() in LINKS and rng.random() < 0.4:
            link = f" {rng.choice(LINKS[link.strip()])} "
        return link + rng.choice(VERBS[words.split()[0]].get(words, (words,)))

    return _VERB.sub(another, said)


_PHRASES = sorted((phrase for phrases in VERBS.values() for phrase in phrases), key=len, reverse=True)
_VERB = re.compile(
    rf"(^|(?<=,)(?: then| and then)? | and then | and | then )({'|'.join(map(re.escape, _PHRASES))})(?= )"
)


def _asked(said: str, rng: random.Random) -> str:
    """A question in other words."""
    told: list[Callable[[str], str]] = []
    if match := re.fullmatch(r"(what|who) (is|was) ([^?]*)\?", said):
        whole = f"{match.group(1)} {match.group(3)} {match.group(2)}"
        told += [lambda frame: frame.format(whole)] if not re.search(r"\b(in|on|to|of|that|which)\b", whole) else []
    if re.fullmatch(
        r"(how (many|much|long) [^?]* (are|were) [^?]*|which [^?]* (is|are|has|have|comes?) [^?]*)\?", said
    ):
        inverted = re.search(r"\b(are|is|has|have|do|does|did) (there|I|we|you|the|my)\b", said)
        told += [] if inverted else [lambda frame: frame.format(said.rstrip("?"))]
    if told and rng.random() < 0.5:
        return told[0](rng.choice(("tell me {}.", "I want to know {}.", "I'd like to know {}.", "find out {}.",
                                   "can you tell me {}?", "let me know {}.", "do you know {}?")))  # fmt: skip
    if rng.random() < 0.6:
        heads = ("tell me: {}", "I want to know: {}", "please look it up: {}", "question: {}", "I wonder: {}",
                 "can you find out: {}", "quick question, {}", "please check: {}", "hey, {}")  # fmt: skip
        return rng.choice(heads).format(said)
    return said


def _first_of(forms: Sequence[tuple[str, tuple[str, ...]]], said: str, rng: random.Random) -> str | None:
    """The order as a wish, or as short as can be, where it is one of a few kinds."""
    for pattern, others in forms:
        if re.fullmatch(pattern, said):
            return re.sub(f"^{pattern}$", rng.choice(others), said)
    return None
