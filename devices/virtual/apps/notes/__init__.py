"""Notes: cards of text, pinned, searched and written."""

from devices.virtual.apps.notes.app import Notes

__all__ = ["Notes"]
