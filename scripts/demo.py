"""The main job, once: a task on the virtual phone, over ADB, with the embedded model, judged by the phone's own state.

    python scripts/demo.py [--template NAME] [--seed N] [--model MODEL]

Exits with 0 only if the agent says the task is done and the phone's state agrees.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from rich.text import Text

from devices.connect import serve_virtual
from devices.errors import DeviceError
from phoneagent import assemble, config
from phoneagent.benchmark import Plan
from phoneagent.episodes import new_episode
from phoneagent.models.model import ModelError
from phoneagent.recording import Recorder
from phoneagent.step import Outcome, Step
from phoneagent.tasks.splits import SEED_BASE
from phoneagent.tasks.suites import SUITES
from ui.live import Live, stopping
from ui.pages import write_page


def main() -> int:
    """Run one task; the exit status."""
    parser = argparse.ArgumentParser(description="One task on the virtual phone, over ADB.")
    parser.add_argument(
        "--template", default="contacts_add", choices=[each.name for each in SUITES["first-light"].templates]
    )
    parser.add_argument("--seed", type=int, default=SEED_BASE["sealed"] + 500_001, help="of the sealed split")
    parser.add_argument("--model", default="embedded")
    asked = parser.parse_args()
    settings = config.load({"model": asked.model, "device": "virtual:"})
    template = next(each for each in SUITES["first-light"].templates if each.name == asked.template)
    episode = new_episode(Plan("first-light", asked.model, 1), template, asked.seed)
    outcome, waited = Outcome("error", "The run did not begin."), []
    try:
        with Live() as live, stopping() as cancel, serve_virtual(episode.phone) as device:
            live.console.print(Text(f"Task: {episode.task.goal}\n", "bold"))
            live.doing("loading the model")
            model = assemble.make_model(asked.model)
            agent = assemble.make_agent(settings, model, device, episode.task.asked())
            about = assemble.about(settings, episode.task.goal, agent.dialect.id)
            with Recorder(Path(settings.runs), about) as recorder:
                live.begin()
                started_s = time.monotonic()
                for event in agent.run(episode.task.goal, cancel):
                    recorder.write(event)
                    live.show(event)
                    if isinstance(event, Step):
                        waited.append(time.monotonic() - started_s)
                        started_s = time.monotonic()
                    else:
                        outcome = event
            page = write_page(recorder.folder)
    except (DeviceError, ModelError, config.ConfigError) as error:
        print(f"demo: {error}", file=sys.stderr)
        return 1
    verdict = episode.judge(outcome)
    says = "the phone's state says it is done" if verdict.success else f"the phone's state says no: {verdict.why}"
    live.console.print(Text(f"{'✓' if verdict.success else '✗'} {says}", "green" if verdict.success else "red"))
    if waited:
        live.console.print(f"  {len(waited)} steps, median {sorted(waited)[len(waited) // 2]:.2f} s a step")
    live.console.print(f"  {page}", soft_wrap=True)
    return 0 if verdict.success else 1


if __name__ == "__main__":
    sys.exit(main())
