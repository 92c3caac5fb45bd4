"""The suites of tasks, by name."""

from __future__ import annotations

from phoneagent.tasks.first_light import FIRST_LIGHT
from phoneagent.tasks.task import Template

SUITES: dict[str, tuple[Template, ...]] = {"first-light": FIRST_LIGHT}
