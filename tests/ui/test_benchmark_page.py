"""The page of a benchmark: whole, offline, and with nothing of a run taken for markup."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from phoneagent import tally
from phoneagent.benchmark import Plan, Result
from phoneagent.config import Settings
from phoneagent.engines import Here
from phoneagent.workplace import Seat
from ui.benchmark_page import report_page, write_report

PLAN = Plan("first-light", "do-nothing", 1, "train", size_px=(360, 800))


class Links(HTMLParser):
    """What a page refers to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("href", "src") and value]


def failed(tmp_path: Path) -> list[Result]:
    seat = Seat(PLAN, Settings(model="do-nothing"), tmp_path / "runs")
    return list(Here(seat).play([("notes_write", 1), ("settings_airplane", 2)]))


def test_every_failed_run_has_a_page_that_the_report_leads_to(tmp_path: Path) -> None:
    results = failed(tmp_path)
    path = write_report(tmp_path / "report.html", tally.report(PLAN, results), results)
    links = Links(path.read_text("utf-8")).links
    assert len(links) == 2
    assert all((tmp_path / link).is_file() for link in links)


def test_the_page_needs_no_network_and_runs_no_script(tmp_path: Path) -> None:
    results = failed(tmp_path)
    page = report_page(tally.report(PLAN, results), results, {})
    assert "http" not in page.replace("http-equiv", "")
    assert "script" not in Links(page).tags


def test_words_of_a_run_are_no_markup(tmp_path: Path) -> None:
    results = [replace(each, why="<img src=x>", goal="<b>打开</b>") for each in failed(tmp_path)]
    page = report_page(tally.report(PLAN, results), results, {})
    assert "img" not in Links(page).tags
    assert "打开" in page
