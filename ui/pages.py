"""One run as one HTML file: pictures inside, no network, nothing of the run taken for markup."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from pathlib import Path
from statistics import median

from devices.errors import BadPicture
from devices.screen import Screen
from phoneagent.runs import Recorded, read
from phoneagent.spending import dollars, total
from phoneagent.step import Outcome, Step, Timing
from ui.draw import Ring, Trail, mark, small_jpeg

PICTURE_PX = 540
"""Width of the pictures in a page: sharp on any screen, and 20 steps stay under 2 MB."""

_STAGES = (("look", "look"), ("think", "model"), ("act", "act"), ("settle", "settle"))
_SIGNS = {"success": "✓", "failure": "✗", "stopped": "■", "error": "!"}


def write_page(folder: Path) -> Path:
    """Write a run's page into its folder.

    Raises:
        RecordingError: if the folder holds no run.
    """
    path = folder / "page.html"
    fresh = path.with_suffix(".part")
    fresh.write_text(page(read(folder)), "utf-8")
    os.replace(fresh, path)  # a reader never sees half a page
    return path


def page(recorded: Recorded) -> str:
    """The whole page."""
    style, script = (files("ui").joinpath("assets", name).read_text("utf-8") for name in ("run.css", "run.js"))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    # Nothing but our own script may run, even if a model's words found a way into the markup
    policy = f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    longest_ms = max((_total_ms(step.timing) for step in recorded.steps), default=0.0)
    cards = "\n".join(_card(step, longest_ms) for step in recorded.steps)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{_text(recorded.about.goal)} · phoneagent</title>
<style>{style}</style>
</head>
<body>
<header>
<p class="brand">phoneagent run</p>
<h1>{_text(recorded.about.goal)}</h1>
{_outcome(recorded.outcome)}
<dl>{"".join(f"<div><dt>{name}</dt><dd>{_text(value)}</dd></div>" for name, value in _facts(recorded))}</dl>
{_shares(recorded.steps)}
</header>
<main>
<aside><div class="phone" id="viewer"></div><p class="keys"><kbd>↑</kbd> <kbd>↓</kbd> to step</p></aside>
<ol>
{cards or '<li class="none">Nothing was done.</li>'}
</ol>
</main>
<footer>Recorded {_text(recorded.about.started)} in {_text(recorded.folder.name)}</footer>
<script>{script}</script>
</body>
</html>
"""


def _outcome(outcome: Outcome | None) -> str:
    if outcome is None:
        return '<p class="outcome stopped"><b>… cut off</b><span>The recording ends before the run did.</span></p>'
    answer = f'<p class="answer"><span>Answer</span>{_text(outcome.answer)}</p>' if outcome.answer else ""
    head = f"<b>{_SIGNS[outcome.kind]} {outcome.kind}</b>"
    return f'<p class="outcome {outcome.kind}">{head}<span>{_text(outcome.reason)}</span></p>{answer}'


def _facts(recorded: Recorded) -> Iterator[tuple[str, str]]:
    steps, about = recorded.steps, recorded.about
    yield "Phone", about.device
    yield "Model", about.model
    yield "Dialect", about.dialect
    yield "Steps", str(len(steps))
    if recorded.wall_s:
        yield "Time", f"{recorded.wall_s:.1f} s"
    if steps:
        yield "Median step", _duration(median(_total_ms(step.timing) for step in steps))
    spent = total(steps)
    if spent.tokens:
        yield "Tokens", f"{spent.tokens:,}"
    if spent.cost_usd is not None:
        yield "Cost", dollars(spent.cost_usd)


def _shares(steps: tuple[Step, ...]) -> str:
    """Where the time of the whole run went."""
    sums = {stage: sum(getattr(step.timing, f"{stage}_ms") for step in steps) for stage, _ in _STAGES}
    total = sum(sums.values())
    if not total:
        return ""
    parts = "".join(
        f'<li class="{stage}">{word} <b>{_duration(sums[stage])}</b></li>' for stage, word in _STAGES if sums[stage]
    )
    return f'<div class="shares">{_bar(sums, total)}<ul>{parts}</ul></div>'


def _bar(ms: dict[str, float], whole_ms: float) -> str:
    parts = (f'<i class="{stage}" style="width:{100 * ms[stage] / whole_ms:.2f}%"></i>' for stage, _ in _STAGES)
    return f'<div class="bar">{"".join(parts)}</div>'


def _card(step: Step, longest_ms: float) -> str:
    state = "refused" if step.refused else "ok" if step.ok else "bad"
    call = f"<code>{_text(_call(step))}</code>" if step.call else "<code>nothing was done</code>"
    thought = f'<p class="thought">{_text(step.thought)}</p>' if step.thought else ""
    result = f'<p class="result">{_text(step.result)}</p>' if step.result not in ("", "ok") else ""
    ms = {stage: getattr(step.timing, f"{stage}_ms") for stage, _ in _STAGES}
    told = " · ".join(f"{word} {_duration(ms[stage])}" for stage, word in _STAGES if ms[stage] >= 1)
    tokens = f" · {total((step,))}" if step.tokens_out or step.cost_usd else ""
    return f"""<li class="{state}" id="step-{step.number}" tabindex="0">
<div class="phone">{_picture(step)}</div>
<div class="told">
<p class="head"><span class="number">{step.number}</span>{call}<time>{_duration(_total_ms(step.timing))}</time></p>
{thought}{result}{_bar(ms, longest_ms) if longest_ms else ""}
<p class="ms">{_text(step.screen.app)}{" · " if step.screen.app and told else ""}{told}{tokens}</p>
{_words(step)}
</div>
</li>"""


def _words(step: Step) -> str:
    """All the model said, word for word, folded away."""
    tries = "".join(
        f'<pre>{_text(each.said) or "(nothing)"}</pre><p class="why">Not understood: {_text(each.why)}</p>'
        for each in step.attempts
    )
    label = f"{len(step.attempts) + 1} replies" if step.attempts else "The model's words"
    return f"<details><summary>{label}</summary>{tries}<pre>{_text(step.said) or '(nothing)'}</pre></details>"


def _call(step: Step) -> str:
    assert step.call is not None
    return "type_text(a secret, not recorded)" if step.secret else str(step.call)


def _picture(step: Step) -> str:
    screen = step.screen
    size = f'width="{screen.width_px}" height="{screen.height_px}"'
    try:
        encoded = base64.b64encode(small_jpeg(screen, PICTURE_PX)).decode() if screen.encoded else ""
    except BadPicture:
        encoded = ""
    if not encoded:
        return f'<svg class="lost" viewBox="0 0 {screen.width_px} {screen.height_px}"></svg><em>no picture</em>'
    # Not lazy: the page has it all, and a picture that was never scrolled to would be missing in print
    kind = "jpeg" if _is_jpeg(encoded) else "png"
    image = f'<img src="data:image/{kind};base64,{encoded}" {size} alt="The screen at step {step.number}">'
    return image + _mark(step, screen)


def _is_jpeg(encoded: str) -> bool:
    return encoded.startswith("/9j/")


def _mark(step: Step, screen: Screen) -> str:
    """The touch, over the picture; its unit is a thousandth of the width."""
    made, high = mark(step.call), 1000 * screen.height_px / screen.width_px
    match made:
        case Ring(at, rings, held):
            x, y = at.x * 1000, at.y * high
            shapes = [("pulse", 46), ("held" if held else "glow", 62)]
            shapes += [("ring", 46 + 22 * number) for number in range(rings)] + [("dot", 12)]
            circles = "".join(f'<circle class="{kind}" cx="{x:.0f}" cy="{y:.0f}" r="{r}"/>' for kind, r in shapes)
        case Trail(start, end):
            x, y, to_x, to_y = start.x * 1000, start.y * high, end.x * 1000, end.y * high
            circles = (
                f'<circle class="glow" cx="{x:.0f}" cy="{y:.0f}" r="46"/>'
                f'<path class="under" d="M{x:.0f} {y:.0f}L{to_x:.0f} {to_y:.0f}"/>'
                f'<path class="way" d="M{x:.0f} {y:.0f}L{to_x:.0f} {to_y:.0f}" marker-end="url(#tip-{step.number})"/>'
                f'<circle class="ring" cx="{x:.0f}" cy="{y:.0f}" r="22"/>'
            )
            circles += (
                f'<defs><marker id="tip-{step.number}" viewBox="0 0 10 10" refX="7" refY="5" markerWidth="5"'
                f' markerHeight="5" orient="auto"><path class="tip" d="M1 1L8 5L1 9"/></marker></defs>'
            )
        case None:
            return ""
    return f'<svg class="mark" viewBox="0 0 1000 {high:.0f}" aria-hidden="true">{circles}</svg>'


def _total_ms(timing: Timing) -> float:
    return timing.look_ms + timing.think_ms + timing.act_ms + timing.settle_ms


def _duration(ms: float) -> str:
    return f"{ms:.0f} ms" if ms < 1000 else f"{ms / 1000:.1f} s"


def _text(text: str) -> str:
    """Foreign text as text; characters that turn the writing direction are kept from leaking out of it."""
    return f"<bdi>{escape(text)}</bdi>" if any(ord(char) > 127 for char in text) else escape(text)
