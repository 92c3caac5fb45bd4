"""The first suite: tasks of one to seven steps over Settings, Clock, Contacts and Notes."""

from phoneagent.tasks.first_light import clock, contacts, notes, settings

FIRST_LIGHT = (*settings.TEMPLATES, *clock.TEMPLATES, *contacts.TEMPLATES, *notes.TEMPLATES)

__all__ = ["FIRST_LIGHT"]
