"""Tasks that copy expenses from files and pictures into the log."""

from __future__ import annotations

from phoneagent.tasks.task import Template

COPYING: tuple[Template, ...] = ()
