"""Write docs/model_card.md from measurements, so that no number in it is typed by hand.

python scripts/model_card.py --first-light FILE.json --full FILE.json --screens FILE.json [--ablation FILE.txt]

The files are what `phoneagent bench first-light|full|screens --model embedded --json` and benchmarks/ablation.py print.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "phoneagent" / "models" / "small" / "assets"
Report = Mapping[str, Any]
"""What `bench --json` printed."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("first-light", "full", "screens"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--full-how", required=True, help="the command that measured the whole phone")
    parser.add_argument("--ablation", type=Path)
    asked = parser.parse_args()
    first, full, screens = (json.loads(file.read_text()) for file in (asked.first_light, asked.full, asked.screens))
    card = (ROOT / "scripts" / "model_card.template.md").read_text("utf-8").format(
        adapter_mb=_mb("adapter.safetensors"),
        eye_mb=_mb("eye.safetensors"),
        first_light=_summary(first),
        first_light_table=_table(first),
        full_how=asked.full_how,
        full=_summary(full),
        full_apps=_apps(full),
        misses="\n".join(_misses(first)) or "none",
        screens=json.dumps(screens, ensure_ascii=False, indent=1),
        ablation=asked.ablation.read_text().strip() if asked.ablation else "not measured for these weights",
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


def _misses(report: Report) -> list[str]:
    return [f"* {name}, {why}" for name, row in report["templates"].items() for why in row["failures"]]


if __name__ == "__main__":
    main()
