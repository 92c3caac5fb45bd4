"""The page: what is chosen and pressed is Gradio's; what a run shows is filled in by console.js from its events."""

from __future__ import annotations

from html import escape

import gradio as gr
from fastapi import FastAPI

from phoneagent.config import ConfigError
from phoneagent.runs import RecordingError
from ui.console.phones import VIRTUAL, ListDevices, choices
from ui.console.registry import Runs

_HEAD = '<link rel="stylesheet" href="/console/console.css"><script src="/console/console.js"></script>'
_SYSTEM_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Noto Sans SC", "sans-serif")
_MONO_FONTS = ("ui-monospace", "SF Mono", "Menlo", "Consolas", "DejaVu Sans Mono", "monospace")
_WATCH = "(id) => { if (id) window.phoneagent.watch(id); }"

_PHONE = """<figure class="phone">
<div class="glass"><img alt="The phone's screen" hidden><div class="touch"></div>
<p class="dark">The phone’s screen appears here when a run starts.</p></div>
<figcaption><span class="caption"></span><button type="button" class="live" hidden>Back to now</button></figcaption>
</figure>"""
_RUN = """<section class="run" aria-live="polite">
<p class="lost" hidden>The console does not answer. Is it still running in its terminal?</p>
<h2 class="goal"></h2>
<div class="doing" hidden><i></i><div class="words"></div><time></time></div>
<div class="asked"></div><div class="ending"></div>
<ol class="steps"></ol>
</section>"""


def mount(app: FastAPI, runs: Runs, list_devices: ListDevices) -> None:
    """Put the page at the root of an application."""
    theme = gr.themes.Default(primary_hue="rose", neutral_hue="slate", font=_SYSTEM_FONTS, font_mono=_MONO_FONTS)
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
    """The form, and empty frames for the phone and the run."""

    def start(goal: str, device: str | None, model: str | None) -> tuple[str, object]:
        try:
            run = runs.start(goal, device or "", model or "")
        except (ConfigError, RecordingError) as error:
            return "", gr.update(value=escape(str(error)), visible=True)
        return run.id, gr.update(value="", visible=False)

    def restore(request: gr.Request) -> tuple[str, str, object, str]:
        """The run a page was showing before it was loaded anew, else one that is under way, and the choices made for it."""
        asked_for = str(request.query_params.get("run", ""))
        if not asked_for and (running := runs.running()):
            asked_for = running[-1].id
        seen = runs.seen(asked_for)
        about = seen.recorded.about if seen else None
        phones = choices(list_devices, runs.settings.device)
        device = gr.update(
            choices=phones.choices, value=about.device if about else phones.first, info=phones.note or None
        )
        return asked_for, about.goal if about else "", device, about.model if about else runs.settings.model

    with gr.Blocks(title="phoneagent", analytics_enabled=False, fill_width=True) as blocks:
        run_id = gr.Textbox(visible=False)
        with gr.Row(elem_id="room"):
            with gr.Column(scale=5, min_width=300, elem_id="phone-side"):
                gr.HTML(_PHONE, js_on_load=None)
            with gr.Column(scale=7, min_width=340, elem_id="run-side"):
                with gr.Column(elem_id="form"):
                    goal = gr.Textbox(
                        placeholder="What shall the phone do? “Turn on airplane mode”",
                        label="Task",
                        lines=1,
                        max_lines=6,
                        autofocus=True,
                        elem_id="task",
                    )
                    with gr.Row(elem_id="choices"):
                        device = gr.Dropdown(
                            [VIRTUAL], value=None, label="Phone", allow_custom_value=True, elem_id="device"
                        )
                        model = gr.Dropdown(
                            list(dict.fromkeys((runs.settings.model, "embedded"))),
                            value=runs.settings.model,
                            label="Model",
                            allow_custom_value=True,
                            elem_id="model",
                        )
                        run = gr.Button("Run", variant="primary", elem_id="run", min_width=120, scale=0)
                        stop = gr.Button("Stop", variant="stop", elem_id="stop", min_width=120, scale=0)
                    notice = gr.HTML(visible=False, js_on_load=None, elem_id="notice")
                gr.HTML(_RUN, js_on_load=None)
        started = gr.on(
            [run.click, goal.submit],
            start,
            [goal, device, model],
            [run_id, notice],
            queue=False,
            show_progress="hidden",
        )
        started.then(None, run_id, None, js=_WATCH)
        stop.click(None, js="() => { window.phoneagent.stop(); }")
        loaded = blocks.load(restore, None, [run_id, goal, device, model], queue=False, show_progress="hidden")
        loaded.then(None, run_id, None, js=_WATCH)
    return blocks
