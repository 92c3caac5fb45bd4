"""The curves of a training run while it runs: a page that refreshes itself, and TensorBoard events.

Everything is read from the run's log, so the page can be made of any run, and a resumed run has one unbroken curve.
"""

from __future__ import annotations

import http.server
import json
import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from phoneagent.training.checkpoint import Run

PAGE = "curves.html"
REFRESH_S = 5
SIZE_PX = (640, 260)
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 14, 14, 28
_COLOURS = ("#ff3d71", "#5b8def", "#0d8a4f", "#8a63e8", "#97640a")

Point = tuple[float, float]


@dataclass
class Diary:
    """Writes down how a run goes: the log, the page, TensorBoard's events."""

    run: Run
    title: str
    steps: int
    _board: Any = field(default=None, repr=False)

    def begin(self, done: int) -> None:
        """Open the events; those of steps that a kill undid are taken back."""
        self.run.folder.mkdir(parents=True, exist_ok=True)
        try:
            from torch.utils.tensorboard import SummaryWriter
        except ImportError:  # the extra `train` is not installed: the page is enough
            self._board = None
        else:
            self._board = SummaryWriter(str(self.run.folder / "events"), purge_step=done + 1)
        self.show(is_over=False)

    def note(self, step: int, **values: float) -> None:
        """A line of the log."""
        self.run.write(step=step, **values)
        self._events(step, "train", values)
        self.show(is_over=step >= self.steps)

    def note_dev(self, step: int, **values: float) -> None:
        """What an evaluation found."""
        with dev_log(self.run).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"step": step, **values}) + "\n")
        self._events(step, "dev", values)
        self.show(is_over=step >= self.steps)

    def end(self) -> None:
        self.show(is_over=True)
        if self._board is not None:
            self._board.close()

    def show(self, *, is_over: bool) -> None:
        """Write the page anew."""
        write_page(self.run, self.title, self.steps, is_over=is_over)

    def _events(self, step: int, group: str, values: Mapping[str, float]) -> None:
        if self._board is not None:
            for name, value in values.items():
                self._board.add_scalar(f"{group}/{name}", value, step)
            self._board.flush()


def dev_log(run: Run) -> Path:
    """One JSON object an evaluation."""
    return run.folder / "dev.jsonl"


def dev_curve(run: Run) -> list[dict[str, float]]:
    path = dev_log(run)
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines if line.endswith("}")]


def forget_dev_after(run: Run, step: int) -> None:
    """Evaluations of steps that a kill undid are made again."""
    kept = [record for record in dev_curve(run) if record["step"] <= step]
    if dev_log(run).exists():
        dev_log(run).write_text("".join(json.dumps(record) + "\n" for record in kept), "utf-8")


# --- the page ---------------------------------------------------------------------------------------------------


def write_page(run: Run, title: str, steps: int, *, is_over: bool) -> Path:
    """Write the page of a run into its folder; while the run lasts it refreshes itself."""
    curve, dev = run.curve(), dev_curve(run)
    step = int(curve[-1]["step"]) if curve else 0
    again = "" if is_over else f'<meta http-equiv="refresh" content="{REFRESH_S}">'
    names = [name for name in (curve[-1] if curve else {}) if name not in ("step", "loss")]
    charts = [("loss", {"train": _points(curve, "loss"), "dev": _points(dev, "loss")})]
    shares = sorted({name for record in dev for name in record} - {"step", "loss"})
    charts += [("on dev examples", {name: _points(dev, name) for name in shares})] if shares else []
    charts += [(name, {name: _points(curve, name)}) for name in names]
    figures = "\n".join(
        f"<figure><figcaption>{escape(name)}{_last(lines)}</figcaption>{chart(lines, steps)}</figure>"
        for name, lines in charts
    )
    page = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8">{again}
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>{escape(title)}</title>
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }}
figure {{ margin: 1.4rem 0; }} figcaption {{ font-weight: 600; }}
figcaption b {{ font-weight: 400; margin-left: .8rem; }}
svg {{ width: 100%; height: auto; }} progress {{ width: 100%; accent-color: #ff3d71; }}
</style></head><body>
<h1>{escape(title)}</h1>
<p>Step {step:,} of {steps:,}{"" if not is_over else ", ended"}</p>
<progress value="{step}" max="{steps}"></progress>
{figures}
</body></html>
"""
    path = run.folder / PAGE
    fresh = path.with_suffix(".part")
    fresh.write_text(page, "utf-8")
    os.replace(fresh, path)
    return path


def loss_chart(run: Run, steps: int) -> str:
    """The loss of a run as an SVG picture."""
    return chart({"train": _points(run.curve(), "loss"), "dev": _points(dev_curve(run), "loss")}, steps)


def chart(lines: Mapping[str, Sequence[Point]], steps: int) -> str:
    """Lines over the steps as an SVG picture."""
    width, height = SIZE_PX
    values = [y for line in lines.values() for _, y in line]
    low, high = min([0.0, *values]), max([0.0, *values]) or 1.0
    far = max([float(steps), *(x for line in lines.values() for x, _ in line)]) or 1.0

    def at(x: float, y: float) -> str:
        return (
            f"{_LEFT + (width - _LEFT - _RIGHT) * x / far:.1f},"
            f"{height - _BOTTOM - (height - _TOP - _BOTTOM) * (y - low) / (high - low):.1f}"
        )

    marks = []
    for share in (0.0, 0.5, 1.0):
        x, y = at(0, low + share * (high - low)).split(",")
        marks.append(f'<path d="M{x},{y}H{width - _RIGHT}" stroke="#8884" fill="none"/>')
        marks.append(
            f'<text x="{_LEFT - 6}" y="{float(y) + 4:.1f}" text-anchor="end">{low + share * (high - low):.3g}</text>'
        )
        x, _ = at(share * far, low).split(",")
        side = "end" if share == 1.0 else "middle"
        marks.append(f'<text x="{x}" y="{height - 8}" text-anchor="{side}">{share * far:,.0f}</text>')
    drawn = []
    for (name, line), colour in zip(lines.items(), _COLOURS * 9, strict=False):
        if line:
            way = " ".join(at(x, y) for x, y in line)
            drawn.append(
                f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="2"><title>{escape(name)}</title>'
                "</polyline>"
            )
            x, y = at(*line[-1]).split(",")
            drawn.append(f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>')
    inside = "".join([*marks, *drawn])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="system-ui, sans-serif"'
        f' font-size="11" fill="#888">{inside}</svg>'
    )


def _points(records: Sequence[Mapping[str, float]], name: str) -> list[Point]:
    return [(record["step"], record[name]) for record in records if name in record]


def _last(lines: Mapping[str, Sequence[Point]]) -> str:
    told = (
        f'<b style="color:{colour}">{escape(name)} {line[-1][1]:.4g}</b>'
        for (name, line), colour in zip(lines.items(), _COLOURS * 9, strict=False)
        if line
    )
    return "".join(told)


# --- the server -------------------------------------------------------------------------------------------------


class _OnePage(http.server.BaseHTTPRequestHandler):
    """Shows the curves and nothing else of the folder."""

    def __init__(self, page: Path, *args: Any) -> None:  # noqa: ANN401 (the base class's own)
        self._page = page
        super().__init__(*args)

    def do_GET(self) -> None:
        if self.path not in ("/", f"/{PAGE}") or not self._page.exists():
            self.send_error(404)
            return
        said = self._page.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: object) -> None: ...


def serve(run: Run) -> str:
    """Serve a run's curves on this computer alone for as long as the process lives; returns the page's address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_OnePage, run.folder / PAGE))
    # a thread, because training blocks this one; it must not keep the process alive
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/{PAGE}"
