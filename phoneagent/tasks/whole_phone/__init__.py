"""Tasks over all the apps of the phone: one file an app, and `across.py` for what needs several."""

from phoneagent.tasks.task import Template
from phoneagent.tasks.whole_phone import (
    browser,
    calculator,
    calendar,
    calls,
    clock,
    expenses,
    files,
    gallery,
    maps,
    media,
    messages,
    music,
    notes,
    recipes,
    text_files,
    todo,
    tracks,
)

WHOLE_PHONE: tuple[Template, ...] = (
    *browser.TEMPLATES,
    *calculator.TEMPLATES,
    *calendar.TEMPLATES,
    *calls.TEMPLATES,
    *clock.TEMPLATES,
    *files.TEMPLATES,
    *gallery.TEMPLATES,
    *maps.TEMPLATES,
    *media.TEMPLATES,
    *messages.TEMPLATES,
    *music.TEMPLATES,
    *notes.TEMPLATES,
    *recipes.TEMPLATES,
    *expenses.TEMPLATES,
    *text_files.TEMPLATES,
    *todo.TEMPLATES,
    *tracks.TEMPLATES,
)

__all__ = ["WHOLE_PHONE"]
