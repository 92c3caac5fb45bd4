"""The console as a person uses it, in a real Chromium."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from phoneagent import assemble
from phoneagent.config import ConfigError, Settings
from phoneagent.models.model import Model
from ui.console.registry import Runs
from ui.console.serve import Console

from .conftest import Thinker

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
Browser, Page = sync_api.Browser, sync_api.Page
expect = sync_api.expect

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="There is no Chromium on this computer: apt-get install chromium"),
    pytest.mark.timeout(300),  # on a busy computer Gradio and Chromium alone may take a minute to start
]
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
WITHIN_MS = 30_000
SLOW = "scripted:slow"
SCRIPT = (
    {"thought": "Settings", "POINT": [165, 855]},
    {"thought": "Look further down", "POINT": [500, 500], "to": "up"},
    {"thought": "Delete", "POINT": [500, 500]},
    {"STATUS": "finish"},
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Console]:
    """A console on a virtual phone, with a script and a model that never stops thinking."""
    folder = tmp_path_factory.mktemp("console")
    script = folder / "lines.jsonl"
    script.write_text("".join(json.dumps(line) + "\n" for line in SCRIPT), "utf-8")

    def make_model(said: str) -> Model:
        return Thinker() if said == SLOW else assemble.make_model(said)

    settings = Settings(device="virtual:inproc", model=f"scripted:{script}", runs=str(folder / "runs"))
    with Console(Runs(settings, make_model=make_model), list) as console:
        yield console


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, served: Console) -> Iterator[Page]:
    """The console's page; it may ask nothing of anybody else, and its scripts may not fail."""
    page, foreign, faults = chromium.new_page(viewport={"width": 1360, "height": 860}), [], []
    own = (served.url, "data:", "blob:")
    page.on("request", lambda request: None if request.url.startswith(own) else foreign.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.set_default_timeout(WITHIN_MS)
    expect.set_options(timeout=WITHIN_MS)
    page.goto(served.url)
    expect(page.locator("#device input")).to_have_value("virtual:inproc")
    yield page
    page.close()
    assert (foreign, faults) == ([], [])


def start(page: Page, goal: str) -> None:
    page.fill("#task textarea", goal)
    page.click("#run")


def test_a_task_is_run_watched_answered_and_found_again(page: Page, served: Console) -> None:
    start(page, "look <b>around</b>")
    expect(page.locator(".question p").first).to_contain_text("May the agent touch 'Delete'?")
    expect(page.locator(".phone .mark .ring")).to_be_visible()  # where it would touch, before it does
    expect(page.locator("#stop")).to_be_visible()
    page.click("[data-say=no]")
    expect(page.locator(".run .outcome.success")).to_be_visible()
    expect(page.locator("#run")).to_be_visible()
    cards = page.locator(".run .step")
    expect(cards).to_have_count(len(SCRIPT))
    expect(cards.nth(0)).to_contain_text("Settings")
    expect(cards.nth(2)).to_contain_text("did not say yes")

    # Asked again until it holds: a newer picture may take the place of one that is still being decoded
    page.wait_for_function("document.querySelector('.phone img')?.naturalWidth > 300")
    cards.nth(0).click()
    expect(page.locator(".phone img")).to_have_attribute("src", re.compile("/pictures/1$"))
    expect(page.locator(".phone .mark .dot")).to_be_visible()

    page.reload()
    expect(page.locator(".run .outcome.success")).to_be_visible()
    expect(page.locator(".run .step")).to_have_count(len(SCRIPT))
    expect(page.locator("#task textarea")).to_have_value("look <b>around</b>")
    with page.expect_popup() as opened:
        page.click(".run .facts a")
    expect(opened.value.locator("h1")).to_have_text("look <b>around</b>")
    opened.value.close()


def test_a_run_is_stopped_while_the_model_thinks(page: Page) -> None:
    page.fill("#model input", SLOW)
    page.keyboard.press("Enter")
    start(page, "think about it")
    expect(page.locator(".run .doing")).to_contain_text("Thinking")
    expect(page.locator(".phone img")).to_be_visible()
    page.reload()  # the run goes on without its page
    expect(page.locator(".run .doing")).to_contain_text("Thinking")
    page.click("#stop")
    expect(page.locator(".run .outcome.stopped")).to_be_visible()
    expect(page.locator("#run")).to_be_visible()


def test_what_goes_wrong_is_said_in_a_sentence(page: Page) -> None:
    start(page, "   ")
    expect(page.locator("#notice")).to_have_text("Say what to do.")
    page.fill("#model input", "gpt")
    page.keyboard.press("Enter")
    start(page, "do it")
    expect(page.locator(".run .outcome.error")).to_contain_text("There is no model 'gpt'. Give one of: embedded")
    expect(page.locator("#notice")).to_be_hidden()


def test_a_port_in_use_is_said_with_the_remedy(served: Console, tmp_path: Path) -> None:
    port = int(served.url.rstrip("/").rpartition(":")[2])
    with pytest.raises(ConfigError, match="--port"):
        Console(Runs(Settings(runs=str(tmp_path))), list, port)


@pytest.mark.skipif(not Path("/proc/self/net/tcp").exists(), reason="There is no /proc to read sockets from")
def test_it_listens_on_this_computer_only(served: Console) -> None:
    """All that this process listens on, be it ours or Gradio's, is bound to loopback."""
    own = {f.readlink().name for f in Path("/proc/self/fd").iterdir() if f.is_symlink()}
    listening = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/self/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and f"socket:[{fields[9]}]" in own:  # 0A is LISTEN, the tenth field the inode
                listening.append(fields[1].split(":")[0])
    loopback = {"0100007F", "00000000000000000000000001000000"}
    assert listening
    assert set(listening) <= loopback
