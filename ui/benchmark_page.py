"""A benchmark's results as one HTML file, with a page of its own for every run that failed. No network, no script."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from phoneagent.benchmark import Result
from phoneagent.runs import RecordingError
from phoneagent.spending import dollars
from phoneagent.tally import STAGES
from ui.pages import write_page

Report = Mapping[str, Any]
"""What `phoneagent bench --json` prints."""

_STAGE_WORDS = {"look": "look", "think": "model", "act": "act", "settle": "settle"}


def write_report(path: Path, report: Report, results: Sequence[Result]) -> Path:
    """Write the page, and beside it a page for each failed run that was recorded."""
    path.parent.mkdir(parents=True, exist_ok=True)
    links = {(result.template, result.seed): link for result in results if (link := _run_page(path, result))}
    fresh = path.with_suffix(".part")
    fresh.write_text(report_page(report, results, links), "utf-8")
    os.replace(fresh, path)  # a reader never sees half a page
    return path


def report_page(report: Report, results: Sequence[Result], links: Mapping[tuple[str, int], str]) -> str:
    """The whole page; `links` leads from a template and seed to the page of its run."""
    style = "".join(files("ui").joinpath("assets", name).read_text("utf-8") for name in ("run.css", "report.css"))
    low, high = report["interval"]
    title = f"{report['model']} on {report['suite']}"
    facts = "".join(f"<div><dt>{name}</dt><dd>{_text(value)}</dd></div>" for name, value in _facts(report))
    tables = [("By difficulty", report["difficulties"]), ("By app", report["apps"])]
    grouped = "".join(f"<section><h2>{name}</h2>{_table(rows)}</section>" for name, rows in tables)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{_text(title)} · phoneagent</title>
<style>{style}</style>
</head>
<body class="report">
<header>
<p class="brand">phoneagent bench</p>
<h1>{_text(title)}</h1>
<p class="score"><b>{report["success"]:.1%}</b><span>of {report["episodes"]} episodes,
95 % interval {low:.1%} to {high:.1%}</span></p>
<div class="whole">{_interval(report)}</div>
<dl>{facts}</dl>
{_shares(report["step_ms"])}
</header>
{_sealed(report["sealed"])}
<div class="groups">{grouped}</div>
<section><h2>By task</h2>{_table(report["templates"], tasks=True)}</section>
{_failures(results, links)}
</body>
</html>
"""


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    step_ms, tokens = report["step_ms"], report["tokens"]
    yield "Split", f"{report['split']}, {report['seeds']} {'seed' if report['seeds'] == 1 else 'seeds'} a task"
    yield "Language", {"zh": "Chinese"}.get(report["locale"], "English")
    yield "Phone", "virtual, over ADB" if report["over_adb"] else "virtual"
    yield "Steps an episode", f"{report['steps_mean']:.1f}"
    yield "A step", f"{step_ms['p50']:.0f} ms at the median, {step_ms['p90']:.0f} ms at the 90th percentile"
    if tokens["in"] or tokens["out"]:
        yield "Tokens", f"{tokens['in']:,} in, {tokens['out']:,} out"
    if report["cost"] is not None:
        yield "Cost", dollars(report["cost"])
    yield "False successes", f"{report['false_success']:.1%}"
    yield "Wild taps", f"{report['wild_taps']:.1%}"
    yield "Malformed replies", f"{report['malformed']:.1%}"


def _shares(step_ms: Mapping[str, float]) -> str:
    """Where the time of an average step went."""
    means = {stage: step_ms[f"{stage}_mean"] for stage in STAGES}
    whole = sum(means.values())
    if not whole:
        return ""
    parts = "".join(f'<i class="{stage}" style="width:{100 * ms / whole:.2f}%"></i>' for stage, ms in means.items())
    words = "".join(f'<li class="{stage}">{_STAGE_WORDS[stage]} <b>{ms:.1f} ms</b></li>' for stage, ms in means.items())
    return f'<div class="shares"><div class="bar">{parts}</div><ul>{words}</ul></div>'


def _sealed(sealed: Report) -> str:
    never, others = sealed["never_trained_on"], sealed["others"]
    if not never["episodes"]:
        return ""
    rows = {"Sealed tasks, never trained on": never, "Other tasks": others}
    return f"<section>{_table(rows)}</section>"


def _table(rows: Mapping[str, Report], *, tasks: bool = False) -> str:
    head = "".join(f"<th>{name}</th>" for name in ("App", "Difficulty", "Least steps")) if tasks else ""
    body = "".join(_row(name, row, tasks) for name, row in rows.items())
    return (
        f'<table><thead><tr><th class="name"></th>{head}<th>Episodes</th><th>Steps</th><th>Success</th>'
        f'<th class="wide">95 % interval</th></tr></thead><tbody>{body}</tbody></table>'
    )


def _row(name: str, row: Report, tasks: bool) -> str:
    more = ""
    if tasks:
        more = f"<td>{_text(row['app'])}</td><td>{row['difficulty']}</td><td>{row['optimal_steps']}</td>"
    mark = ' <span class="seal">sealed</span>' if row.get("sealed") else ""
    return (
        f'<tr><th class="name" scope="row">{_text(name)}{mark}</th>{more}<td>{row["episodes"]}</td>'
        f'<td>{row["steps_mean"]:.1f}</td><td class="rate">{row["success"]:.0%}</td>'
        f'<td class="wide">{_interval(row)}</td></tr>'
    )


def _interval(row: Report) -> str:
    """A rate as a dot, on the bar of its interval."""
    low, high = (100 * end for end in row["interval"])
    return (
        f'<span class="interval" title="{low:.0f} % to {high:.0f} %"><i style="left:{low:.2f}%;'
        f'width:{high - low:.2f}%"></i><b style="left:{100 * row["success"]:.2f}%"></b></span>'
    )


def _failures(results: Sequence[Result], links: Mapping[tuple[str, int], str]) -> str:
    failed = [result for result in results if not result.success]
    if not failed:
        return "<section><h2>Nothing failed</h2></section>"
    items = "".join(_failure(result, links.get((result.template, result.seed), "")) for result in failed)
    head = f'<h2>What failed <span class="count">{len(failed)}</span></h2>'
    return f'<section>{head}<ul class="failed">{items}</ul></section>'


def _failure(result: Result, link: str) -> str:
    name = f"{_text(result.template)} <small>seed {result.seed}</small>"
    head = f'<a href="{escape(link)}">{name}</a>' if link else name
    false = '<span class="false">said it was done</span>' if result.false_success else ""
    steps = f"{result.steps} {'step' if result.steps == 1 else 'steps'}"
    return (
        f'<li><p class="head">{head}{false}<time>{steps}</time></p>'
        f'<p class="goal">{_text(result.goal)}</p><p class="why">{_text(result.why)}</p></li>'
    )


def _run_page(report: Path, result: Result) -> str:
    """Where the page of a recorded run lies, as a link from the report; "" where there is none."""
    if not result.run:
        return ""
    try:
        page = write_page(Path(result.run))
    except (RecordingError, OSError):
        return ""  # the runs of an older log may have been cleared away since
    return quote(os.path.relpath(page, report.parent))


def _text(text: str) -> str:
    """Foreign text as text; characters that turn the writing direction are kept from leaking out of it."""
    return f"<bdi>{escape(text)}</bdi>" if any(ord(char) > 127 for char in text) else escape(text)
