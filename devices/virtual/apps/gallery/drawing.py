"""A sheet to draw on with a finger; saved as a picture in Pictures."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.camera.scenes import DRAWING
from devices.virtual.apps.files.storage import exists, join, valid_name
from devices.virtual.apps.gallery.pictures import whole
from devices.virtual.apps.parts import draft, page_below, words_of
from devices.virtual.state import Page, StoredFile
from devices.virtual.system.dialogs import confirm, dialog
from devices.virtual.widgets import Act, Node, button, column, field_, icon_button, row, space, stack, text

FOLDER = "Pictures"
COLOURS = (("#1f1f1f", "Black"), ("#d93025", "Red"), ("#2e7d32", "Green"), ("#1a5fd0", "Blue"), ("#f29900", "Orange"))
WIDTHS = ((10, "Thin"), (26, "Thick"))
"""In thousandths of the sheet's width."""
SHAPE = 3 / 4


def draw_page(phone: Phone, page: Page) -> Node:
    strokes, tool = words_of(page, "strokes"), words_of(page, "tool")

    def draw(x1: float, y1: float, x2: float, y2: float) -> None:
        places = " ".join(str(round(place * 1000)) for place in (x1, y1, x2, y2))
        page.args["strokes"] = "|".join(part for part in (strokes, f"{tool} {places}") if part)

    def undo() -> None:
        page.args["strokes"] = strokes.rpartition("|")[0]

    def save() -> None:
        phone.open(Page("save_drawing", {"name": ""}, dialog=True))
        phone.focus("file_name")

    def leave() -> None:
        if strokes:
            phone.open(Page("leave_drawing", dialog=True))
        else:
            phone.back()

    bar = row(
        icon_button("close", phone.say("Close"), leave), text(phone.say("New drawing"), 20, grow=1, id="title"),
        icon_button("undo", phone.say("Undo"), undo if strokes else None),
        button(phone.say("Save"), save if strokes else None), height=64, gap=4, pad=(4, 0, 16, 0),
    )  # fmt: skip
    scene = f"{DRAWING}/{strokes}" if strokes else f"{DRAWING}/#ffffff 1 0 0 1 1"
    sheet = whole(scene, desc=phone.say("Canvas"), grow=0)
    sheet.width, sheet.height, sheet.on_draw = 330, 330 / SHAPE, draw
    paper = column(sheet, align="center", justify="center", grow=1, fill="outline_dim")
    return column(bar, paper, _tools(phone, page, tool), height="fill", fill="surface", on_back=leave)


def _tools(phone: Phone, page: Page, tool: str) -> Node:
    colour, _, width = tool.partition(" ")

    def take(new: str) -> Act:
        def act() -> None:
            page.args["tool"] = new

        return act

    dots = [
        stack(
            stack(width=28, height=28, radius=14, fill=each, border="outline"), align="center", width=44, height=44,
            radius=22, fill="tonal" if colour == each else "", on_tap=take(f"{each} {width}"), desc=phone.say(name),
            selected=colour == each,
        )
        for each, name in COLOURS
    ]  # fmt: skip
    pens = [
        stack(
            stack(width=4 + each // 2, height=4 + each // 2, radius=2 + each / 4, fill="on_surface"), align="center",
            width=44, height=44, radius=22, fill="tonal" if width == str(each) else "",
            on_tap=take(f"{colour} {each}"), desc=phone.say(name), selected=width == str(each),
        )
        for each, name in WIDTHS
    ]  # fmt: skip
    return row(*dots, space(), *pens, pad=(12, 8, 12, 12), gap=2, fill="surface_high")


def save_dialog(phone: Phone, page: Page) -> Node:
    sheet, typed = page_below(phone), words_of(page, "name").strip()
    path = join(FOLDER, typed if typed.endswith(".png") else f"{typed}.png")
    free = valid_name(typed) and not exists(phone.state, path)

    def save() -> None:
        strokes = words_of(sheet, "strokes")
        drawn = StoredFile(path, "image", 40_000 + len(strokes), phone.state.now_s, DRAWING, strokes=strokes)
        phone.state.files_stored.append(drawn)
        phone.back()
        phone.replace(Page("photo", {"path": path, "album": FOLDER}))
        phone.toast(phone.say("Drawing saved in Pictures"))

    field = field_("file_name", words_of(page, "name"), draft(page, "name"), hint=phone.say("Name"), fill="",
                   border="outline", radius=4, on_submit=save if free else None)  # fmt: skip
    buttons: list[tuple[str, Act | None]] = [
        (phone.say("Cancel"), phone.back),
        (phone.say("OK"), save if free else None),
    ]
    return dialog(phone, phone.say("Save drawing"), column(field, pad=(24, 16, 24, 0)), buttons=buttons)


def leave_dialog(phone: Phone, page: Page) -> Node:
    words = phone.say("The drawing has not been saved.")
    return confirm(phone, phone.say("Discard drawing?"), words, phone.say("Discard"), phone.back)
