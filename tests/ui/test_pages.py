"""A run's page is whole, needs no network, and takes nothing of the run for markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from devices.screen import Point, Screen
from phoneagent.recording import Recorder
from phoneagent.runs import About, Recorded, RecordingError, read
from phoneagent.step import Attempt, Outcome, Step, Timing
from tools.call import ToolCall
from ui.pages import page, write_page

HOSTILE = "</bdi></li><script>alert(1)</script><img src=x onerror=alert(2)>\"'&\u202e"
SCREEN = Screen.from_pixels(np.full((80, 40, 3), 90, np.uint8), HOSTILE)


def step(number: int, call: ToolCall | None, **told: object) -> Step:
    made = {"said": HOSTILE, "thought": HOSTILE, "result": HOSTILE, "attempts": (Attempt(HOSTILE, HOSTILE),)} | told
    return Step(number=number, screen=SCREEN, call=call, timing=Timing(10, 1500, 3, 120), **made)  # type: ignore[arg-type]


STEPS = (
    step(1, ToolCall("tap", {"at": Point(0.25, 0.5)})),
    step(2, ToolCall("swipe", {"start": Point(0.5, 0.9), "end": Point(0.5, 0.1)})),
    step(3, ToolCall("type_text", {"text": HOSTILE}), ok=False),
    step(4, None, ok=False),
)


def recorded(tmp_path: Path, outcome: Outcome | None, steps: tuple[Step, ...] = STEPS) -> Recorded:
    with Recorder(tmp_path, About(HOSTILE, HOSTILE, "embedded", "agentcpm_gui")) as recorder:
        for each in steps:
            recorder.write(each)
        if outcome:
            recorder.write(outcome)
    return read(recorder.folder)


class Tags(HTMLParser):
    """What a browser would make of the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def test_foreign_text_stays_text(tmp_path: Path) -> None:
    html = page(recorded(tmp_path, Outcome("failure", HOSTILE, HOSTILE)))
    found = Tags(html)
    assert found.tags.count("script") == 1
    assert found.tags.count("img") == len(STEPS)
    assert not any(name.startswith("on") for name, _ in found.attributes)
    assert "script-src 'sha256-" in html


def test_the_page_needs_no_network(tmp_path: Path) -> None:
    html = page(recorded(tmp_path, Outcome("success", "done")))
    links = [value or "" for name, value in Tags(html).attributes if name in ("src", "href")]
    assert links
    assert all(link.startswith("data:") for link in links)
    assert not re.search(r"url\((?!#)|@import", html)


def test_the_page_says_how_it_went(tmp_path: Path) -> None:
    html = page(recorded(tmp_path, Outcome("success", "Airplane mode is on.", answer="42")))
    for said in ("Airplane mode is on.", "42", "tap(at=(0.250, 0.500))", "1.6 s", "nothing was done", "model"):
        assert said in html


def test_the_page_says_what_it_cost_where_that_is_known(tmp_path: Path) -> None:
    tap = ToolCall("tap", {"at": Point(0.25, 0.5)})
    spent = [step(number, tap, tokens_in=1200, tokens_out=15, cost_usd=0.0042) for number in (1, 2)]
    html = page(recorded(tmp_path, Outcome("success", "done"), tuple(spent)))
    for said in ("1,200 → 15 tokens, $0.0042", "<dt>Tokens</dt><dd>2,430</dd>", "<dt>Cost</dt><dd>$0.0084</dd>"):
        assert said in html
    assert "Cost" not in page(recorded(tmp_path, None))


def test_a_run_that_was_cut_off_says_so(tmp_path: Path) -> None:
    run = recorded(tmp_path, Outcome("success", "done"))
    lines = (run.folder / "steps.jsonl").read_text().splitlines(keepends=True)
    (run.folder / "steps.jsonl").write_text("".join(lines[:2]) + '{"number": 3, "pic')
    path = write_page(run.folder)
    html = path.read_text()
    assert "cut off" in html
    assert html.count('<li class="bad"') + html.count('<li class="ok"') == 2
    assert sorted(each.name for each in run.folder.iterdir() if each.suffix not in (".jpg", ".json", ".jsonl")) == [
        "page.html"
    ]


def test_a_run_without_steps_and_one_without_pictures_have_pages(tmp_path: Path) -> None:
    assert "Nothing was done" in page(recorded(tmp_path, Outcome("error", "No phone."), ()))
    run = recorded(tmp_path, Outcome("success", "done"))
    for picture in run.folder.glob("*.jpg"):
        picture.write_bytes(b"\xff\xd8 cut off")
    assert "no picture" in page(read(run.folder))


def test_a_secret_is_not_shown(tmp_path: Path) -> None:
    secret = step(1, ToolCall("type_text", {"text": "hunter2"}), secret=True, said='{"TYPE":"hunter2"}', thought="")
    html = page(recorded(tmp_path, None, (secret,)))
    assert "hunter2" not in html
    assert "a secret" in html


def test_what_is_no_run_has_no_page(tmp_path: Path) -> None:
    with pytest.raises(RecordingError):
        write_page(tmp_path)
