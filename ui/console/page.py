"""The page: what is chosen and pressed is Gradio's; what a run shows is filled in by console.js from its events."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import gradio as gr
from fastapi import FastAPI

from phoneagent.config import ConfigError, Settings
from phoneagent.runs import RecordingError
from ui.console.phones import VIRTUAL, ListDevices, choices
from ui.console.registry import Runs

_HEAD = '<link rel="stylesheet" href="/console/console.css"><script src="/console/console.js"></script>'
_SYSTEM_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Noto Sans SC", "sans-serif")
_MONO_FONTS = ("ui-monospace", "SF Mono", "Menlo", "Consolas", "DejaVu Sans Mono", "monospace")
"""Of the browser's own computer, so that nothing is fetched from anywhere."""
_WATCH = "(id) => { if (id) window.phoneagent.watch(id); }"

_PHONE = """<figure class="phone">
<div class="glass"><img alt="The phone's screen" hidden><div class="touch"></div>
<p class="dark">The phone’s screen appears here when a run starts.</p></div>
<figcaption><span class="caption"></span><button type="button" class="live" hidden>Back to now</button></figcaption>
</figure>"""
_RUN = """<section class="run">
<p class="lost" hidden>The console does not answer. Is it still running in its terminal?</p>
<h2 class="goal"></h2>
<div class="doing" hidden><i></i><div class="words" role="status"></div><time></time></div>
<div class="asked" role="alert"></div><div class="ending" role="status"></div>
<ol class="steps"></ol>
</section>"""


@dataclass(frozen=True)
class _Form:
    """What a person fills in."""

    goal: gr.Textbox
    device: gr.Dropdown
    model: gr.Dropdown
    run: gr.Button
    stop: gr.Button
    notice: gr.HTML
    """Why a run could not be started."""
    hint: gr.HTML
    """What to do about phones that cannot be chosen."""


def mount(app: FastAPI, runs: Runs, list_devices: ListDevices) -> None:
    """Put the page at the root of an application."""
    theme = gr.themes.Default(primary_hue="indigo", neutral_hue="slate", font=_SYSTEM_FONTS, font_mono=_MONO_FONTS)
    gr.mount_gradio_app(
        app,
        _blocks(runs, list_devices),
        path="/",
        theme=theme,
        head=_HEAD,
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        mcp_server=False,
        show_error=False,
    )


def _blocks(runs: Runs, list_devices: ListDevices) -> gr.Blocks:
    """The form beside an empty phone and an empty run, and what its buttons do."""

    def start(goal: str, device: str | None, model: str | None) -> tuple[str, object]:
        try:
            run = runs.start(goal, device or "", model or "")
        except (ConfigError, RecordingError) as error:
            return "", gr.update(value=escape(str(error)), visible=True)
        return run.id, gr.update(value="", visible=False)

    def restore(request: gr.Request) -> tuple[str, str, object, str, object]:
        """The run a page showed before it was loaded anew, else one under way, and what was chosen for it."""
        id = str(request.query_params.get("run", ""))
        if not id and (running := runs.running()):
            id = running[-1].id
        seen = runs.seen(id)
        about = seen.recorded.about if seen else None
        phones = choices(list_devices, runs.settings.device)
        device = about.device if about else phones.first
        listed = gr.update(choices=phones.choices, value=device)
        hint = gr.update(value=escape(phones.note), visible=bool(phones.note))
        return id, about.goal if about else "", listed, about.model if about else runs.settings.model, hint

    blocks: gr.Blocks
    with gr.Blocks(title="phoneagent", analytics_enabled=False, fill_width=True) as blocks:
        run_id = gr.Textbox(visible=False)
        with gr.Row(elem_id="room"):
            with gr.Column(scale=5, min_width=300, elem_id="phone-side"):
                gr.HTML(_PHONE, js_on_load=None, apply_default_css=False)
            with gr.Column(scale=7, min_width=340, elem_id="run-side"):
                form = _form(runs.settings)
                gr.HTML(_RUN, js_on_load=None, apply_default_css=False, elem_id="run-html")
        # Without Gradio's queue, which would let a page wait behind another's
        chosen = [form.goal, form.device, form.model]
        started = gr.on([form.run.click, form.goal.submit], start, chosen, [run_id, form.notice], queue=False)
        loaded = blocks.load(restore, None, [run_id, *chosen, form.hint], queue=False)
        for event in (started, loaded):
            event.then(None, run_id, None, js=_WATCH)
        form.stop.click(None, js="() => { window.phoneagent.stop(); }")
    return blocks


def _form(settings: Settings) -> _Form:
    """The task, the phone, the model, and Run or Stop."""
    with gr.Column(elem_id="form"):
        goal = gr.Textbox(
            label="Task",
            placeholder="What shall the phone do? “Turn on airplane mode”",
            lines=1,
            max_lines=6,
            autofocus=True,
            elem_id="task",
        )
        with gr.Row(elem_id="choices"):
            device = gr.Dropdown([VIRTUAL], value=None, label="Phone", allow_custom_value=True, elem_id="device")
            models = list(dict.fromkeys((settings.model, "embedded")))
            model = gr.Dropdown(models, value=models[0], label="Model", allow_custom_value=True, elem_id="model")
            run = gr.Button("Run", variant="primary", elem_id="run", min_width=120, scale=0)
            stop = gr.Button("Stop", variant="stop", elem_id="stop", min_width=120, scale=0)
        notice = gr.HTML(visible=False, js_on_load=None, apply_default_css=False, elem_id="notice")
        hint = gr.HTML(visible=False, js_on_load=None, apply_default_css=False, elem_id="hint")
    return _Form(goal, device, model, run, stop, notice, hint)
