"""Write docs/model_card.md from measurements, so that no number in it is typed by hand.

python scripts/model_card.py --first-light FILE --full FILE --full-how COMMAND --screens FILE --virtual FILE
    --training FILE --ablation FILE

The files are what `phoneagent bench first-light|full|screens --model embedded --json` and benchmarks/ablation.py print;
`--training` is the rows of the table of how it was trained.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from phoneagent.statistics import wilson
from phoneagent.tasks.suites import SUITES

SHORT = 6
"""Steps; so long a task may be to be called short."""
ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "phoneagent" / "models" / "small" / "assets"
Report = Mapping[str, Any]
"""What `bench --json` printed."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("first-light", "full", "screens", "virtual", "training", "ablation"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--full-how", required=True, help="the command that measured the whole phone")
    asked = parser.parse_args()
    first, full, screens, virtual = (
        json.loads(file.read_text()) for file in (asked.first_light, asked.full, asked.screens, asked.virtual)
    )
    card = (ROOT / "scripts" / "model_card.template.md").read_text("utf-8").format(
        policy_mb=_mb("policy.safetensors"),
        eye_mb=_mb("eye.safetensors"),
        first_light=_summary(first),
        first_light_table=_table(first),
        full_how=asked.full_how,
        full=_summary(full),
        full_apps=_apps(full),
        full_groups="\n".join(_groups(full)),
        full_table=_table(full),
        training=asked.training.read_text("utf-8").strip(),
        virtual_screens=_pointed(virtual),
        misses="\n".join(_misses(first)) or "none",
        screens=_pointed(screens),
        ablation=asked.ablation.read_text().strip(),
    )  # fmt: skip
    (ROOT / "docs" / "model_card.md").write_text(card, "utf-8")


def _mb(file: str) -> str:
    return f"{(ASSETS / file).stat().st_size / 1e6:.1f} MB"


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _summary(report: Report) -> str:
    low, high = report["interval"]
    step = report["step_ms"]
    return (
        f"**{_percent(report['success'])} of {report['episodes']} episodes, 95 % interval {_percent(low)} to"
        f" {_percent(high)}.** It said success where the phone said no in {_percent(report['false_success'])} of the"
        f" episodes; {report['wild_taps']:.1%} of its taps met nothing; {report['malformed']:.1%} of its replies could"
        f" not be read. A run took {report['steps_mean']:.1f} steps, a step {step['p50'] / 1000:.2f} s at the median"
        f" and {step['p90'] / 1000:.2f} s at the 90th percentile."
    )


def _row(name: str, row: Report) -> str:
    low, high = row["interval"]
    return f"| {name} | {_percent(row['success'])} | {_percent(low)} to {_percent(high)} | {row['episodes']} |"


def _table(report: Report) -> str:
    return "\n".join(_row(name, row) for name, row in report["templates"].items())


def _apps(report: Report) -> str:
    parts = [*report.get("apps", {}).items(), *report.get("difficulties", {}).items()]
    return "\n".join(_row(name, row) for name, row in parts)


def _groups(report: Report) -> list[str]:
    """Templates that were trained on, the short ones among them, and sealed ones, each apart."""
    templates = SUITES["full"].templates
    known = [each.name for each in templates if not each.sealed]
    groups = {
        "templates met in training, up to 6 steps": [
            each.name for each in templates if not each.sealed and each.optimal_steps <= SHORT
        ],
        "templates met in training, all": known,
        "sealed templates": [each.name for each in templates if each.sealed],
    }
    rows = []
    for name, members in groups.items():
        found = [report["templates"][member] for member in members if member in report["templates"]]
        episodes = sum(row["episodes"] for row in found)
        won = round(sum(row["success"] * row["episodes"] for row in found))
        false = sum(row["false_success"] * row["episodes"] for row in found) / max(1, episodes)
        row = {"success": won / max(1, episodes), "interval": wilson(won, episodes), "episodes": episodes}
        rows.append(f"{_row(name, row)} {false:.1%} |")
    return rows


def _pointed(report: Report) -> str:
    """A table of what was pointed at rightly."""
    rows = [
        "| targets | | in the box | 95 % interval | reading alone | difference, 95 % interval |",
        "|---|---|---|---|---|---|",
    ]
    for kind, row in (*report["kinds"].items(), ("all", report)):
        low, high = row["interval"]
        apart = row["difference"]
        rows.append(
            f"| {kind} | {row['targets']} | {row['right']:.1%} | {low:.1%} to {high:.1%} | {row['reading']:.1%}"
            f" | {apart['mean']:+.1%}, {apart['low']:+.1%} to {apart['high']:+.1%} |"
        )
    return "\n".join(rows)


def _misses(report: Report) -> list[str]:
    return [f"* {name}, {why}" for name, row in report["templates"].items() for why in row["failures"]]


if __name__ == "__main__":
    main()
