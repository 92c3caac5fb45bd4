"""Tasks over all the apps of the phone: one file an app, and `across.py` for what needs several."""

from phoneagent.tasks.task import Template
from phoneagent.tasks.whole_phone import calculator, calendar, clock, music, tracks

WHOLE_PHONE: tuple[Template, ...] = (
    *calculator.TEMPLATES,
    *calendar.TEMPLATES,
    *clock.TEMPLATES,
    *music.TEMPLATES,
    *tracks.TEMPLATES,
)

__all__ = ["WHOLE_PHONE"]
