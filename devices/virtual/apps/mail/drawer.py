"""The drawer at the left: folders and labels."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.mail.boxes import FOLDERS
from devices.virtual.apps.parts import page_below, words_of
from devices.virtual.state import Page
from devices.virtual.widgets import Act, Node, column, header, icon, row, scroll, space, stack, text


def drawer_page(phone: Phone, page: Page) -> Node:
    here = words_of(page_below(phone), "box")

    def go(box: str) -> Act:
        def act() -> None:
            phone.back()
            phone.replace(Page("box", {"box": box}))

        return act

    mail = phone.state.mail
    unread = sum(each.unread and each.folder == "inbox" for each in mail.letters)
    rows = [
        _line(symbol, phone.say(label), str(unread or "") if name == "inbox" else "", name == here, go(name))
        for name, label, symbol in FOLDERS
    ]
    labels = [_line("label", label, "", f"label:{label}" == here, go(f"label:{label}")) for label in mail.labels]
    owner = column(
        text(mail.owner, 18, bold=True), text(mail.address, 13, ink="on_surface_dim"), gap=2, pad=(28, 20, 16, 12)
    )
    sheet = column(
        owner, scroll("boxes", *rows, header(phone.say("Labels")), *labels, pad=(12, 0, 12, 24)),
        width=300, height="fill", fill="surface_low", enabled=False,
    )  # fmt: skip
    scrim = stack(fill="scrim", on_tap=phone.back, desc=phone.say("Close"))
    return stack(scrim, row(sheet, space(), height="fill", align="fill"))


def _line(symbol: str, label: str, count: str, here: bool, act: Act) -> Node:
    ink = "on_tonal" if here else "on_surface"
    return row(
        icon(symbol, ink=ink), text(label, 15, ink=ink, bold=here, grow=1), text(count, 13, ink=ink), gap=16, height=52,
        radius=26, fill="tonal" if here else "", pad=(16, 0, 16, 0), on_tap=act, selected=here,
    )  # fmt: skip
