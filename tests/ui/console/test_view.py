"""What a page shows of a run, and that nothing of the run is taken for markup."""

from __future__ import annotations

import time
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from devices.screen import Point, Screen
from phoneagent.runs import About, Recorded
from phoneagent.step import Attempt, Outcome, Step, Timing
from tools.call import ToolCall
from ui.console.seen import Question, Seen
from ui.console.view import View, changes, view

HOSTILE = "</bdi></li><script>alert(1)</script><img src=x onerror=alert(2)>\"'&\u202e{{x}}${x}"
TAP = ToolCall("tap", {"at": Point(0.25, 0.5)})


def seen(text: str = "x", steps: tuple[Step, ...] = (), **told: object) -> Seen:
    recorded = Recorded(Path("runs") / "r1", About(text, text, text, "d"), steps, None)
    return Seen("r1", recorded, **({"state": "running"} | told))  # type: ignore[arg-type]


def step(number: int = 1, text: str = "x", call: ToolCall | None = TAP, **told: object) -> Step:
    made = {"said": text, "thought": text, "result": text, "attempts": (Attempt(text, text),)} | told
    return Step(number=number, screen=Screen(40, 80, b"", text), call=call, **made)  # type: ignore[arg-type]


class Tags(HTMLParser):
    """What a browser would make of the markup, less the texts in it."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "bdi":
            self.found.append((tag, sorted(name for name, _ in attrs)))


def tags(shown: View) -> list[object]:
    whole = "".join((shown.goal, shown.doing, shown.question, shown.outcome, shown.phone.mark, shown.phone.caption))
    return Tags(whole + "".join(shown.steps)).found


def everywhere(text: str) -> Seen:
    """A run that says one text wherever something foreign is shown."""
    typed = step(2, text, ToolCall("type_text", {"text": text}), ok=False)
    return seen(text, (step(1, text), typed, step(3, text, None)), doing=text, question=Question(1, text, 0.0))


@given(text=st.text(min_size=1) | st.just(HOSTILE))
def test_foreign_text_stays_text(text: str) -> None:
    assert tags(view(everywhere(text))) == tags(view(everywhere("x")))


@given(text=st.text(min_size=1) | st.just(HOSTILE))
def test_an_outcome_in_foreign_words_stays_text(text: str) -> None:
    def ended(said: str) -> Seen:
        recorded = Recorded(Path("runs") / "r1", About(said, said, said, "d"), (), Outcome("failure", said, said))
        return Seen("r1", recorded, "ended")

    assert tags(view(ended(text))) == tags(view(ended("x")))


def test_only_what_changed_is_sent() -> None:
    one = seen(steps=(step(1),), doing="Thinking")
    two = seen(steps=(step(1), step(2)), doing="Thinking")
    first = changes(None, view(one), one)
    assert {"state", "goal", "phone", "question", "outcome"} < first.keys()
    assert first["steps"].keys() == {1}  # type: ignore[attr-defined]
    then = changes(view(one), view(two), two)
    assert then["steps"].keys() == {2}  # type: ignore[attr-defined]
    assert "goal" not in then
    assert changes(view(two), view(two), two)["steps"] == {}


def test_a_step_that_was_rewritten_is_sent_again() -> None:
    """As it happens when a secret is taken out of what was shown before."""
    before, after = seen(steps=(step(1, "hunter2"),)), seen(steps=(step(1, "•••"),))
    assert "•••" in changes(view(before), view(after), after)["steps"][1]  # type: ignore[index]


def test_a_card_says_the_call_the_words_the_times_and_the_tokens() -> None:
    (card,) = view(
        seen(steps=(step(1, "Wi-Fi", timing=Timing(12, 1500, 3, 120), tokens_in=1200, tokens_out=15, cost_usd=0.0042),))
    ).steps
    for told in (
        "<b>Tap</b>",
        "25% across, 50% down",
        "Wi-Fi",
        "model 1.5 s",
        "settle 120 ms",
        "1,200 → 15 tokens, $0.0042",
        "1.6 s",
    ):
        assert told in card


def test_a_secret_is_not_on_the_card() -> None:
    typed = ToolCall("type_text", {"text": "hunter2"})
    assert "hunter2" not in view(seen(steps=(step(1, call=typed, secret=True),))).steps[0]


def test_what_is_about_to_be_typed_is_not_shown_before_it_is_known_to_be_no_secret() -> None:
    shown = view(seen(call=ToolCall("type_text", {"text": "hunter2"}), thought="the password hunter2", number=1))
    assert "hunter2" not in shown.doing
    assert "Type" in shown.doing


def test_the_picture_is_the_newest_look_with_the_next_touch() -> None:
    looking = seen(steps=(step(1),), screen=Screen(40, 80, b"...", "app"), number=2, call=TAP)
    assert view(looking).phone.picture == "/runs/r1/pictures/2"
    assert 'cx="250" cy="1000"' in view(looking).phone.mark
    thinking = seen(steps=(step(1),), screen=Screen(40, 80, b"...", "app"), number=2)
    assert view(thinking).phone.mark == ""


def test_the_picture_of_a_past_run_is_its_last() -> None:
    past = seen(steps=(step(1), step(2)), state="ended", number=2)
    assert view(past).phone.picture == "/runs/r1/pictures/2"


def test_a_run_that_was_cut_off_says_so() -> None:
    assert "cut off" in view(seen(state="ended")).outcome
    assert view(seen(state="running")).outcome == ""


def test_a_question_says_how_long_it_waits() -> None:
    asked = seen(question=Question(3, "Delete it?", time.monotonic() + 1000))
    assert 'data-question="3"' in view(asked).question
    assert 0 < changes(None, view(asked), asked)["left_ms"] <= 1_000_000  # type: ignore[operator]
