"""Changing a picture: turning, mirroring, cropping, tinting. Nothing is kept before "Save"."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.files.storage import find
from devices.virtual.apps.gallery.pictures import CROPS, FILTERS, edited, edits_of, scene_of, turned, whole
from devices.virtual.apps.parts import words_of
from devices.virtual.state import Page, StoredFile
from devices.virtual.system.dialogs import confirm
from devices.virtual.widgets import Act, Node, button, chip, column, icon_button, row, space, text


def edit_page(phone: Phone, page: Page) -> Node:
    file = find(phone.state, words_of(page, "path"))
    content = words_of(page, "content")
    changed = file is not None and content != file.content

    def leave() -> None:
        if changed:
            phone.open(Page("discard", dialog=True))
        else:
            phone.back()

    def save() -> None:
        assert file is not None
        file.content = content
        phone.back()
        phone.toast(phone.say("Picture saved"))

    bar = row(
        icon_button("close", phone.say("Close"), leave), text(phone.say("Edit"), 22, grow=1, id="title"),
        button(phone.say("Save"), save if changed else None), height=64, gap=4, pad=(4, 0, 16, 0),
    )  # fmt: skip
    shown = scene_of(StoredFile("", "image", content=content, strokes=file.strokes if file is not None else ""))
    tools = column(
        _turns(phone, page, content), _crops(phone, page, content), _filters(phone, page, content), gap=12,
        pad=(12, 12, 12, 20), fill="surface_high",
    )  # fmt: skip
    return column(bar, whole(shown, desc=phone.say("Preview")), tools, height="fill", fill="surface", on_back=leave)


def _set(page: Page, content: str) -> Act:
    def act() -> None:
        page.args["content"] = content

    return act


def _turns(phone: Phone, page: Page, content: str) -> Node:
    flip = "" if edits_of(content).get("flip") else "1"
    return row(
        space(),
        icon_button("rotate_left", phone.say("Rotate left"), _set(page, turned(content, -90))),
        icon_button("rotate_right", phone.say("Rotate right"), _set(page, turned(content, 90))),
        icon_button("flip", phone.say("Flip"), _set(page, edited(content, flip=flip))),
        space(), gap=24,
    )  # fmt: skip


def _crops(phone: Phone, page: Page, content: str) -> Node:
    now = edits_of(content).get("crop", "")
    options = [("", phone.say("Original")), *((name, name) for name in CROPS)]
    chips = [chip(label, now == name, _set(page, edited(content, crop=name))) for name, label in options]
    return row(text(phone.say("Crop"), 14, width=64), *chips, gap=8)


def _filters(phone: Phone, page: Page, content: str) -> Node:
    now = edits_of(content).get("filter", "")
    labels = (phone.say("None"), phone.say("Mono"), phone.say("Sepia"), phone.say("Vivid"))
    options = zip(("", *FILTERS), labels, strict=True)
    chips = [chip(label, now == name, _set(page, edited(content, filter=name))) for name, label in options]
    return row(text(phone.say("Tone"), 14, width=64), *chips, gap=8)


def discard_dialog(phone: Phone, page: Page) -> Node:
    words = phone.say("Your changes have not been saved.")
    return confirm(phone, phone.say("Discard changes?"), words, phone.say("Discard"), phone.back)
