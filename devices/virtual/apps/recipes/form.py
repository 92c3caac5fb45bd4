"""The form of a new or changed recipe; leaving it with something unsaved asks first."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.parts import draft, number_of, page_below, words_of
from devices.virtual.apps.recipes.data import Recipe
from devices.virtual.apps.recipes.pictures import dish
from devices.virtual.state import Page
from devices.virtual.system.dialogs import confirm, dialog
from devices.virtual.widgets import (
    Act,
    Node,
    button,
    checkbox,
    column,
    field_,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    text,
)

FIELDS = ("title", "description", "servings", "time", "source", "ingredients", "directions")
_LONG = ("description", "ingredients", "directions")


def find(phone: Phone, page: Page) -> Recipe | None:
    """The recipe a page is about; None for one that is not made yet, or is gone."""
    return next((each for each in phone.state.recipes.recipes if each.id == number_of(page, "id")), None)


def new_recipe(phone: Phone, category: str = "") -> None:
    chosen = category if category in phone.state.recipes.categories else ""
    phone.open(Page("form", {"id": 0, "categories": chosen}))


def edit_recipe(phone: Phone, recipe: Recipe) -> None:
    phone.open(Page("form", {"id": recipe.id, **_known(recipe)}))


def _known(recipe: Recipe | None) -> dict[str, str]:
    """The form's fields as they are saved."""
    if recipe is None:
        return dict.fromkeys((*FIELDS, "categories"), "")
    known = {name: str(getattr(recipe, name)) for name in FIELDS}
    return {**known, "categories": "\n".join(recipe.categories)}


def form_page(phone: Phone, page: Page) -> Node:
    recipe = find(phone, page)
    typed = {name: words_of(page, name).strip() for name in (*FIELDS, "categories")}

    def leave() -> None:
        if typed != _known(recipe):
            phone.open(Page("discard", dialog=True))
        else:
            phone.back()

    def save() -> None:
        _save(phone, recipe, typed)

    bar = row(
        icon_button("close", phone.say("Close"), leave),
        text(phone.say("Edit recipe") if recipe else phone.say("New recipe"), 22, grow=1, id="title"),
        button(phone.say("Save"), save if typed["title"] else None, id="button_save_recipe"),
        height=64, gap=4, pad=(4, 0, 12, 0),
    )  # fmt: skip
    shown = typed["categories"].replace("\n", ", ")
    chooser = row(
        icon("label"),
        text(shown or phone.say("Categories"), 16, grow=1, ink="on_surface" if shown else "on_surface_dim"),
        icon("arrow_drop_down"), gap=14, height=56, pad=(14, 0, 10, 0), border="outline", radius=4,
        on_tap=phone.to(Page("choose", dialog=True)), id="new_category", desc=phone.say("Choose categories"),
    )  # fmt: skip
    hints = _hints(phone)
    fields = [_line(phone, page, name, hints[name]) for name in FIELDS]
    picture = dish(typed["title"], "fill", 120, 16) if typed["title"] else _blank()
    return column(
        bar, scroll("form", picture, fields[0], chooser, *fields[1:], gap=12, pad=(16, 8, 16, 32)),
        height="fill", fill="surface", on_back=leave,
    )  # fmt: skip


def _hints(phone: Phone) -> dict[str, str]:
    return {
        "title": phone.say("Title"), "description": phone.say("Description"), "servings": phone.say("Servings"),
        "time": phone.say("Preparation time"), "source": phone.say("Source"),
        "ingredients": phone.say("Ingredients"), "directions": phone.say("Cooking directions"),
    }  # fmt: skip


def _blank() -> Node:
    return column(
        icon("restaurant", 40, ink="outline"), height=120, align="center", justify="center", fill="surface_high",
        radius=16,
    )  # fmt: skip


def _line(phone: Phone, page: Page, name: str, hint: str) -> Node:
    """A field; what it is stands over it once it holds something."""
    long = name in _LONG
    following = FIELDS[(FIELDS.index(name) + 1) % len(FIELDS)]
    field = field_(
        name, words_of(page, name), draft(page, name), id=f"new_{name}", hint=hint,
        on_submit=lambda: phone.focus(following),
        multiline=long, max_lines=40 if long else 1, fill="", border="outline", radius=4,
    )  # fmt: skip
    if not words_of(page, name):
        return field
    return column(text(hint, 12, ink="on_surface_dim", pad=(4, 0, 4, 0)), field, gap=2)


def _save(phone: Phone, recipe: Recipe | None, typed: dict[str, str]) -> None:
    """Make or change the recipe and show it."""
    categories = [name for name in typed["categories"].split("\n") if name]
    made = recipe is None
    if recipe is None:
        recipe = Recipe(phone.state.new_id(), typed["title"])
        phone.state.recipes.recipes.append(recipe)
    for name in FIELDS:
        setattr(recipe, name, typed[name])
    recipe.categories = categories
    if made:
        phone.replace(Page("recipe", {"id": recipe.id}))
    else:
        phone.back()
    phone.toast(phone.say("Recipe saved"))


def choose_dialog(phone: Phone, page: Page) -> Node:
    """Which categories the recipe is filed under."""
    below = page_below(phone)
    chosen = [name for name in words_of(below, "categories").split("\n") if name]

    def flip(name: str) -> Act:
        def act() -> None:
            now = [each for each in phone.state.recipes.categories if (each in chosen) != (each == name)]
            below.args["categories"] = "\n".join(now)

        return act

    lines = [
        list_row(name, leading=checkbox(name in chosen), on_tap=flip(name), checked=name in chosen)
        for name in phone.state.recipes.categories
    ]
    body = scroll("choose", *lines, height=min(56 * len(lines) + 12, 400), pad=(0, 12, 0, 0))
    return dialog(phone, phone.say("Categories"), body, buttons=[(phone.say("OK"), phone.back)])


def discard_dialog(phone: Phone, page: Page) -> Node:
    """Leave without saving?"""
    words = phone.say("Your changes have not been saved.")
    return confirm(phone, phone.say("Discard changes?"), words, phone.say("Discard"), phone.back)
