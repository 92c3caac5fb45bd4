"""The console's own addresses: events, pictures, stop, answer, and nobody but its own pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from ui.console.registry import Runs
from ui.console.routes import OwnPagesOnly, add_routes
from ui.console.worker import Run

from .conftest import WITHIN_S, Thinker, scripted, until

Consoles = Callable[..., Runs]
Phones = Callable[..., Any]
TAP = '{"thought":"Wi-Fi","POINT":[500,250]}'
DONE = '{"STATUS":"finish"}'
HERE = "http://127.0.0.1:7860"


def client(runs: Runs) -> TestClient:
    app = FastAPI()
    app.add_middleware(OwnPagesOnly)
    add_routes(app, runs)
    return TestClient(app, base_url=HERE)


def ended(runs: Runs) -> Run:
    run = runs.start("do it", "fake:", "scripted:x")
    assert run.wait(WITHIN_S)
    return run


def events(browser: TestClient, id: str) -> list[dict[str, Any]]:
    lines = browser.get(f"/runs/{id}/events").text.splitlines()
    return [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]


def test_a_run_is_told_from_its_beginning_whenever_somebody_asks(console: Consoles, fake_phone: Phones) -> None:
    runs = console(scripted(TAP, DONE), fake_phone())
    run, browser = ended(runs), client(runs)
    for _ in range(2):
        (told,) = events(browser, run.id)
        assert (told["state"], list(told["steps"])) == ("ended", ["1", "2"])
        assert "success" in told["outcome"]


def test_a_recorded_run_is_told_by_a_console_that_did_not_run_it(console: Consoles, fake_phone: Phones) -> None:
    run = ended(console(scripted(TAP, DONE), fake_phone()))
    (told,) = events(client(console(scripted(), fake_phone())), run.id)
    assert (told["state"], list(told["steps"])) == ("ended", ["1", "2"])


def test_a_run_there_is_not_is_said(console: Consoles, fake_phone: Phones) -> None:
    (told,) = events(client(console(scripted(), fake_phone())), "%3Cscript%3E")
    assert "no such run" in told["outcome"]
    assert "<script>" not in told["outcome"]


def test_events_end_when_the_run_does(console: Consoles, fake_phone: Phones) -> None:
    thinker = Thinker()
    runs = console(lambda said: thinker, fake_phone())
    run = runs.start("do it", "fake:", "scripted:x")
    assert thinker.thinking.wait(WITHIN_S)
    browser = client(runs)
    assert browser.post(f"/runs/{run.id}/stop").status_code == 204
    assert events(browser, run.id)[-1]["state"] == "ended"


def test_a_picture_is_served_as_the_phone_sent_it(console: Consoles, fake_phone: Phones) -> None:
    phone = fake_phone(shows=[50])
    runs = console(scripted(TAP, DONE), phone)
    run, browser = ended(runs), client(runs)
    answer = browser.get(f"/runs/{run.id}/pictures/1")
    assert answer.content == phone.look().encoded
    assert answer.headers["content-type"] == "image/jpeg"
    assert browser.get(f"/runs/{run.id}/pictures/9").status_code == 404
    assert browser.get("/runs/none/pictures/1").status_code == 404


def test_the_picture_is_there_while_the_model_thinks_about_it(console: Consoles, fake_phone: Phones) -> None:
    phone, thinker = fake_phone(shows=[50]), Thinker()
    runs = console(lambda said: thinker, phone)
    run = runs.start("do it", "fake:", "scripted:x")
    assert thinker.thinking.wait(WITHIN_S)
    assert client(runs).get(f"/runs/{run.id}/pictures/1").content == phone.look().encoded


def test_a_question_is_answered_once(console: Consoles, fake_phone: Phones) -> None:
    phone = fake_phone()
    runs = console(scripted(TAP.replace("Wi-Fi", "Delete"), DONE), phone)
    run, browser = runs.start("do it", "fake:", "scripted:x"), client(runs)
    until(run, lambda seen: seen.question is not None)
    yes = {"number": 1, "said": "yes"}
    assert browser.post(f"/runs/{run.id}/answer", json=yes).status_code == 204
    assert run.wait(WITHIN_S)
    assert browser.post(f"/runs/{run.id}/answer", json=yes).status_code == 409
    assert phone.done[0] == "tap 0.500 0.250"


def test_the_run_has_its_offline_page(console: Consoles, fake_phone: Phones) -> None:
    runs = console(scripted(TAP, DONE), fake_phone())
    run, browser = ended(runs), client(runs)
    answer = browser.get(f"/runs/{run.id}/page")
    assert answer.headers["content-type"].startswith("text/html")
    assert "do it" in answer.text
    assert browser.get("/runs/none/page").status_code == 404


@pytest.mark.parametrize("name", ["serve.py", "..%2Fpages.py", "none.js"])
def test_only_the_pages_own_files_are_served(console: Consoles, fake_phone: Phones, name: str) -> None:
    browser = client(console(scripted(), fake_phone()))
    assert browser.get(f"/console/{name}").status_code == 404
    assert browser.get("/console/console.js").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:7860"},
        {"Host": "evil.example:7860", "Origin": "http://evil.example:7860"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "null"},
        {"Host": ""},
    ],
)
def test_other_sites_pages_are_not_obeyed(console: Consoles, fake_phone: Phones, headers: dict[str, str]) -> None:
    thinker = Thinker()
    runs = console(lambda said: thinker, fake_phone())
    run = runs.start("do it", "fake:", "scripted:x")
    assert client(runs).post(f"/runs/{run.id}/stop", headers=headers).status_code == 403
    assert run.seen.state == "running"


def test_its_own_pages_are_obeyed(console: Consoles, fake_phone: Phones) -> None:
    runs = console(scripted(DONE), fake_phone())
    run = ended(runs)
    assert client(runs).post(f"/runs/{run.id}/stop", headers={"Origin": HERE}).status_code == 204


def test_pages_may_ask_nothing_of_the_network(console: Consoles, fake_phone: Phones) -> None:
    policy = client(console(scripted(), fake_phone())).get("/console/console.js").headers["content-security-policy"]
    assert policy.startswith("default-src 'self'")
    assert "http" not in policy
