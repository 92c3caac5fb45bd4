"""Tasks over all the apps of the phone: one file an app, and `across.py` for what needs several."""

from phoneagent.tasks.task import Template

WHOLE_PHONE: tuple[Template, ...] = ()

__all__ = ["WHOLE_PHONE"]
