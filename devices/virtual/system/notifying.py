"""Notifications that apps put up; the shade shows them."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.state import Notification, Plain


def notify(phone: Phone, package: str, title: str, text: str, page: str = "", **args: Plain) -> Notification | None:
    """Put a notification up; None where the person has turned this app's notifications off.

    Args:
        phone: On which.
        package: Whose notification it is.
        title: Its first line.
        text: What it says.
        page: Name of the page a tap on it opens, in its app.
        args: What that page is about.
    """
    state = phone.state
    if any(app.package == package and not app.notifications for app in state.installed):
        return None
    made = Notification(state.new_id(), package, title, text, state.now_s, page, args)
    state.notifications.append(made)
    return made


def posted(phone: Phone) -> list[Notification]:
    """What is up, the latest first; the person may have turned an app's notifications off, or removed the app."""
    quiet = {app.package for app in phone.state.installed if not app.notifications}
    shown = [each for each in phone.state.notifications if each.package in phone.apps and each.package not in quiet]
    return sorted(shown, key=lambda each: -each.at_s)
