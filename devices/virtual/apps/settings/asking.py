"""Dialogs of Settings that ask for one value: a choice, or a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from devices.virtual.app import Phone
from devices.virtual.apps.settings.rows import View, stored
from devices.virtual.state import Page
from devices.virtual.system import dialogs
from devices.virtual.widgets import Node, column, field_

Options = Sequence[tuple[str, str]]
"""(value, English label)"""


def stored_choice(title: str, key: str, options: Options, default: str = "") -> View:
    """A dialog that keeps one of the options under its Android name; without `default`, the first is the default."""

    def view(phone: Phone, page: Page) -> Node:
        state = phone.state
        now = stored(state, key, default or options[0][0])

        def choice(value: str, label: str) -> dialogs.Choice:
            return dialogs.Choice(phone.say(label), value == now, lambda: state.system_settings.update({key: value}))

        return dialogs.choices(phone, phone.say(title), [choice(*option) for option in options])

    return view


def stored_label(phone: Phone, key: str, options: Options, default: str = "") -> str:
    """What the row in front of `stored_choice` says."""
    return phone.say(dict(options).get(stored(phone.state, key, default or options[0][0]), options[0][1]))


def name_dialog(phone: Phone, page: Page, title: str, now: str, keep: Callable[[str], None], yes: str = "OK") -> Node:
    """A dialog with one field, which starts with the name as it is now."""
    draft = str(page.args.get("draft", now))

    def typed(words: str) -> None:
        page.args["draft"] = words

    def done() -> None:
        if draft.strip():
            phone.back()
            keep(draft.strip())

    field = field_("name", draft, typed, on_submit=done, fill="surface")
    buttons = [(phone.say("Cancel"), phone.back), (phone.say(yes), done if draft.strip() else None)]
    return dialogs.dialog(phone, phone.say(title), column(field, pad=(24, 20, 24, 0)), buttons=buttons)
