"""Write docs/tasks.md: every task of every suite, from the code itself.

    python scripts/task_table.py [--check]

With `--check` nothing is written; the exit status says whether the file is as the code says.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import fields, is_dataclass
from pathlib import Path

from phoneagent.benchmark import Plan
from phoneagent.episodes import new_episode
from phoneagent.tasks.splits import SEED_BASE, Split
from phoneagent.tasks.suites import SUITES
from phoneagent.tasks.task import Episode, Template

PAGE = Path(__file__).parents[1] / "docs" / "tasks.md"
_HEAD = """\
# The tasks

Written by `python scripts/task_table.py` from the code; a test holds it current.

A task is a template whose words and values come from a seed: names, times, texts, what else is on the phone, how the
phone looks, and in which language it speaks. Success is read off the phone's state: it must be as the goal asks, and
all else that its owner would mind must be as it was, so damage on the way fails the task. *Least steps* are the calls
of a perfect user, the last one included; an agent may make twice as many and six more. *Checked* is what must have
changed on the phone (`+` added, `-` gone), what must be answered, what must be in front, or that the right end is to
refuse; what it costs nothing to change is left out. *Sealed* templates are never trained on, nor is the half of
the sealed split's goals that is worded as the task says for it alone; train and dev have other ways of asking in
`phoneagent/tasks/phrasings/`, dev its own for half of its goals. *AndroidWorld* names the
template of that benchmark which a task corresponds to, where one does.

    phoneagent bench full --model MODEL --seeds 3

"""


def page() -> str:
    """The whole file."""
    parts = [_HEAD]
    first = {template.name for template in SUITES["first-light"].templates}
    whole = [template for template in SUITES["full"].templates if template.name not in first]
    for title, suite, templates in (
        ("first-light", "first-light", SUITES["first-light"].templates),
        ("full, which has these beside those of first-light", "full", tuple(whole)),
    ):
        parts.append(f"## {title}\n\n{_summary(templates)}\n\n{_table(suite, templates)}\n")
    return "\n".join(parts)


def _summary(templates: tuple[Template, ...]) -> str:
    levels = Counter(template.difficulty for template in templates)
    sealed = sum(template.sealed for template in templates)
    matched = len({name for template in templates for name in template.androidworld.replace(",", " ").split()})
    count = ", ".join(f"{levels[level]} {level}" for level in ("easy", "medium", "hard") if levels[level])
    return f"{len(templates)} templates: {count}; {sealed} sealed; AndroidWorld templates with one here: {matched}."


def _table(suite: str, templates: tuple[Template, ...]) -> str:
    lines = ["| task | app | difficulty | least steps | AndroidWorld | checked | for example |", "|---" * 7 + "|"]
    for template in sorted(templates, key=lambda each: (each.app == "several", each.app, each.name)):
        name = f"`{template.name}`" + (" (sealed)" if template.sealed else "")
        episodes = _episodes(suite, template)
        cells = (
            name, template.app, template.difficulty, str(template.optimal_steps), template.androidworld,
            ", ".join(dict.fromkeys(said for episode in episodes for said in checked(episode))),
            episodes[0].task.goal,
        )  # fmt: skip
        lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
    return "\n".join(lines)


def _episodes(suite: str, template: Template) -> list[Episode]:
    # examples are of the training split, so that this page gives nothing sealed away but the templates' names
    split: Split = "train"
    plan = Plan(suite, "", 1, split, size_px=(360, 800))
    return [new_episode(plan, template, SEED_BASE[split] + seed) for seed in (3, 4)]


def _cell(words: str) -> str:
    short = words if len(words) <= 160 else words[:157] + "…"
    return short.replace("\n", " ").replace("|", "\\|")


def checked(episode: Episode) -> list[str]:
    """What the checker looks for, in words."""
    task = episode.task
    said = [] if task.possible else ["refusal"]
    said += list(dict.fromkeys(_changes("", episode.phone.state, episode.wanted)))
    if task.answers:
        said.append("answer")
    if task.person:
        said.append("what the person says when asked")
    if task.where is not None:
        said.append(f"in front: {task.where.page or task.where.package.rpartition('.')[2]}")
    return said


def _changes(name: str, before: object, after: object) -> list[str]:
    """Which parts of the state differ."""
    if is_dataclass(before) and not isinstance(before, type) and type(before) is type(after):
        return [
            said
            for member in fields(before)
            if member.name not in ("next_id", "launcher_order")
            for said in _changes(
                f"{name}.{member.name}".lstrip("."), getattr(before, member.name), getattr(after, member.name)
            )
        ]
    if before == after:
        return []
    if isinstance(before, list) and isinstance(after, list) and len(before) != len(after):
        return [f"{name} {'+' if len(after) > len(before) else '-'}"]
    if isinstance(before, list) and isinstance(after, list):
        pairs = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
        return [said for one, other in pairs for said in _changes(name, one, other)]
    return [name]


def main() -> int:
    parser = argparse.ArgumentParser(description="Write docs/tasks.md.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the page is not current")
    asked = parser.parse_args()
    fresh = page()
    if asked.check:
        return 0 if PAGE.exists() and PAGE.read_text("utf-8") == fresh else 1
    PAGE.write_text(fresh, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
