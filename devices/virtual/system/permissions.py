"""What apps may do: the system's dialog that asks the person, and what they said."""

from __future__ import annotations

from typing import Literal

from devices.virtual.app import Phone
from devices.virtual.apps.parts import words_of
from devices.virtual.state import Page
from devices.virtual.widgets import Act, Node, button, column, icon, row, space, stack, text

Permission = Literal["camera", "microphone", "location", "contacts", "storage", "notifications"]
CONTROLLER = "com.google.android.permissioncontroller"
PAGE = "system:permission"

_ASKS: dict[str, tuple[str, str]] = {
    "camera": ("photo_camera", "Allow {app} to take pictures and record video?"),
    "microphone": ("mic", "Allow {app} to record audio?"),
    "location": ("location_on", "Allow {app} to access this device’s location?"),
    "contacts": ("contacts", "Allow {app} to access your contacts?"),
    "storage": ("folder", "Allow {app} to access photos and media on your device?"),
    "notifications": ("notifications", "Allow {app} to send you notifications?"),
}
"""Icon and question, as Android words it."""
_WHILE_IN_USE = ("camera", "microphone", "location")
"""Android offers "While using the app" and "Only this time" for these, a plain "Allow" for the others."""


def granted(phone: Phone, package: str, permission: Permission) -> bool:
    """Whether an app may do it; what was never asked is a no."""
    return phone.state.permissions.get(f"{package}/{permission}", False)


def ask(phone: Phone, package: str, permission: Permission) -> None:
    """Put the system's question over the page in front, unless the app may do it already."""
    if not granted(phone, package, permission):
        phone.open(Page(PAGE, {"package": package, "permission": permission}, dialog=True))


def view(phone: Phone, page: Page) -> Node:
    """The dialog: the question over answers of full width."""
    package, permission = words_of(page, "package"), words_of(page, "permission")
    symbol, question = _ASKS[permission]
    app = phone.apps.get(package)

    def answer(yes: bool) -> Act:
        def act() -> None:
            phone.state.permissions[f"{package}/{permission}"] = yes
            phone.back()

        return act

    if permission in _WHILE_IN_USE:
        answers = [
            ("While using the app", "permission_allow_foreground_only_button", answer(True)),
            ("Only this time", "permission_allow_one_time_button", answer(True)),
        ]
    else:
        answers = [("Allow", "permission_allow_button", answer(True))]
    answers.append(("Don’t allow", "permission_deny_button", answer(False)))
    words = phone.say(question).format(app=phone.say(app.label) if app else package)
    card = column(
        row(icon(symbol, 28, ink="primary"), justify="center"),
        text(words, 20, text_align="center", max_lines=4, id="permission_message", pad=(8, 16, 8, 24)),
        column(*(_answer(phone.say(label), id, act) for label, id, act in answers), gap=4),
        fill="surface_high", radius=28, pad=(20, 24, 20, 20), width="fill", enabled=False, elevation=6,
        id="grant_dialog",
    )  # fmt: skip
    over = column(space(), row(card, pad=(16, 0, 16, 0)), space(), height="fill")
    return stack(stack(fill="scrim"), over, package=CONTROLLER)


def _answer(label: str, id: str, act: Act) -> Node:
    return button(label, act, style="tonal", id=id, width="fill", radius=12, min_height=52, pad=(16, 16, 16, 16))
