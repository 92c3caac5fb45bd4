"""Tasks that copy recipes from files and pictures into the cookbook."""

from __future__ import annotations

from phoneagent.tasks.task import Template

COPYING: tuple[Template, ...] = ()
