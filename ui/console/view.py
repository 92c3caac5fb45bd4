"""A run as the pieces of a page. Pure: what is seen in, markup out; nothing of the run is taken for markup."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from html import escape
from statistics import median
from urllib.parse import quote

from phoneagent.spending import dollars, total
from phoneagent.step import Outcome, Step, Timing
from ui.console.overlay import overlay
from ui.console.seen import Seen, State
from ui.console.wording import describe, duration

_SIGNS = {"success": "✓", "failure": "✗", "stopped": "■", "error": "!"}
_STAGES = (("look", "look"), ("think", "model"), ("act", "act"), ("settle", "settle"))


@dataclass(frozen=True, slots=True)
class Phone:
    """The picture beside the steps."""

    picture: str = ""
    """Its address."""
    mark: str = ""
    """The touch that comes next, as SVG."""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """All of a run that a page shows."""

    state: State
    title: str
    goal: str
    doing: str
    question: str
    outcome: str
    phone: Phone
    steps: tuple[str, ...]


def view(seen: Seen) -> View:
    """The pieces of a run."""
    steps = seen.recorded.steps
    longest_ms = max((total_ms(step.timing) for step in steps), default=0.0)
    return View(
        state=seen.state,
        title=_title(seen),
        goal=_text(seen.recorded.about.goal),
        doing=_doing(seen),
        question=_question(seen),
        outcome=_outcome(seen),
        phone=_phone(seen),
        steps=tuple(_card(seen.id, step, longest_ms) for step in steps),
    )


def changes(before: View | None, after: View, seen: Seen) -> dict[str, object]:
    """What a page that shows `before` must be told to show `after`."""
    told: dict[str, object] = {
        name: value
        for name, value in asdict(after).items()
        if name != "steps" and (before is None or getattr(before, name) != getattr(after, name))
    }
    shown = before.steps if before else ()
    told["steps"] = {
        number: card for number, card in enumerate(after.steps, 1) if card not in shown[number - 1 : number]
    }
    now_s = time.monotonic()
    told["for_ms"] = round((now_s - seen.since_s) * 1000)
    if seen.question:
        told["left_ms"] = max(0, round((seen.question.until_s - now_s) * 1000))
    return told


def nothing(id: str) -> View:
    """What is shown for a run that there is not."""
    card = (
        f'<div class="outcome error"><b>! no such run</b><span>There is no run {_text(id)} in the folder of runs.'
        " Start a new one above.</span></div>"
    )
    return View("ended", "phoneagent", "", "", "", card, Phone(), ())


def total_ms(timing: Timing) -> float:
    return timing.look_ms + timing.think_ms + timing.act_ms + timing.settle_ms


def _title(seen: Seen) -> str:
    outcome = seen.recorded.outcome
    sign = "?" if seen.question else _SIGNS[outcome.kind] if outcome else "●" if seen.state != "ended" else "…"
    return f"{sign} {seen.recorded.about.goal} · phoneagent"


def _doing(seen: Seen) -> str:
    if seen.state == "ended" or seen.recorded.outcome:
        return ""
    step = f'<span class="number">{seen.number}</span>' if seen.number else ""
    if seen.state == "stopping":
        return f"{step}<b>Stopping</b>"
    if seen.doing or seen.call is None:
        return f"{step}<b>{_text(seen.doing)}</b>"
    verb, about = describe(seen.call)
    # Whether a text is a secret is not known before the guard has judged it
    about = "" if seen.call.name == "type_text" else seen.thought or about
    return f"{step}<b>{verb}</b><span>{_text(about)}</span>"


def _question(seen: Seen) -> str:
    if seen.question is None:
        return ""
    return f"""<form class="question" data-question="{seen.question.number}">
<p>{_text(seen.question.text)}</p>
<div class="answers"><input name="said" autocomplete="off" placeholder="Your answer" aria-label="Your answer">
<button type="submit">Send</button><button type="button" data-say="yes" class="yes">Yes</button>
<button type="button" data-say="no">No</button></div>
<p class="until">Without an answer in <time data-left></time> it is a no.</p>
</form>"""


def _outcome(seen: Seen) -> str:
    outcome = seen.recorded.outcome
    if outcome is None and seen.state != "ended":
        return ""
    links = f'<a href="/runs/{quote(seen.id)}/page" target="_blank" rel="noopener">Open the run’s page ↗</a>'
    facts = "".join(f"<li>{fact}</li>" for fact in _facts(seen))
    return f'{_ending(outcome)}<ul class="facts">{facts}<li>{links}</li></ul>'


def _ending(outcome: Outcome | None) -> str:
    if outcome is None:
        return '<div class="outcome stopped"><b>… cut off</b><span>The recording ends before the run did.</span></div>'
    answer = f'<p class="answer"><span>Answer</span>{_text(outcome.answer)}</p>' if outcome.answer else ""
    head = f"<b>{_SIGNS[outcome.kind]} {outcome.kind}</b>"
    return f'<div class="outcome {outcome.kind}">{head}<span>{_text(outcome.reason)}</span></div>{answer}'


def _facts(seen: Seen) -> Iterator[str]:
    recorded = seen.recorded
    steps = recorded.steps
    yield f"{len(steps)} step{'' if len(steps) == 1 else 's'}"
    if recorded.wall_s:
        yield duration(recorded.wall_s * 1000)
    if steps:
        yield f"{duration(median(total_ms(step.timing) for step in steps))} a step"
    spent = total(steps)
    if spent.tokens:
        yield f"{spent.tokens:,} tokens"
    if spent.cost_usd is not None:
        yield dollars(spent.cost_usd)
    yield _text(recorded.about.model)
    yield _text(recorded.about.device)


def _phone(seen: Seen) -> Phone:
    steps = seen.recorded.steps
    if seen.screen and seen.number > len(steps):
        call, screen = seen.call, seen.screen
    elif steps:
        call, screen = steps[-1].call, steps[-1].screen
    else:
        return Phone()
    number = max(seen.number, len(steps)) if seen.screen else len(steps)
    return Phone(_picture(seen.id, number), overlay(call, screen), _text(screen.app))


def _picture(id: str, number: int) -> str:
    return f"/runs/{quote(id)}/pictures/{number}"


def _card(id: str, step: Step, longest_ms: float) -> str:
    state = "refused" if step.refused else "ok" if step.ok else "bad"
    thought = f'<p class="thought">{_text(step.thought)}</p>' if step.thought else ""
    result = f'<p class="result">{_text(step.result)}</p>' if step.result not in ("", "ok") else ""
    ms = {stage: getattr(step.timing, f"{stage}_ms") for stage, _ in _STAGES}
    told = [f"{word} {duration(ms[stage])}" for stage, word in _STAGES if ms[stage] >= 1]
    if (spent := total((step,))).tokens:
        told.append(str(spent))
    if step.screen.app:
        told.insert(0, _text(step.screen.app))
    return f"""<li class="step {state}" data-step="{step.number}" data-picture="{escape(_picture(id, step.number))}" \
data-caption="{escape(step.screen.app)}" tabindex="0">
<template>{overlay(step.call, step.screen)}</template>
<p class="head"><span class="number">{step.number}</span>{_call(step)}<time>{duration(total_ms(step.timing))}</time></p>
{thought}{result}{_bar(ms, longest_ms) if longest_ms else ""}
<p class="ms">{" · ".join(told)}</p>
{_words(step)}
</li>"""


def _call(step: Step) -> str:
    if step.call is None:
        return "<b>Nothing was done</b>"
    verb, about = describe(step.call)
    if step.secret:
        about = "a secret, not recorded"
    return f"<b>{verb}</b><span>{_text(about)}</span>"


def _bar(ms: dict[str, float], whole_ms: float) -> str:
    parts = (f'<i class="{stage}" style="width:{100 * ms[stage] / whole_ms:.2f}%"></i>' for stage, _ in _STAGES)
    return f'<div class="bar">{"".join(parts)}</div>'


def _words(step: Step) -> str:
    """All the model said, word for word, folded away."""
    tries = "".join(
        f'<pre>{_text(each.said) or "(nothing)"}</pre><p class="why">Not understood: {_text(each.why)}</p>'
        for each in step.attempts
    )
    label = f"{len(step.attempts) + 1} replies" if step.attempts else "The model’s words"
    return f"<details><summary>{label}</summary>{tries}<pre>{_text(step.said) or '(nothing)'}</pre></details>"


def _text(text: str) -> str:
    """Foreign text as text; characters that turn the writing direction are kept from leaking out of it."""
    return f"<bdi>{escape(text)}</bdi>" if any(ord(char) > 127 for char in text) else escape(text)
