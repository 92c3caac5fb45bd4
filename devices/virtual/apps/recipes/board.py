"""The list of recipes, searching it, and the drawer that chooses which of them it shows."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.parts import draft, floating, menu, nothing_here, page_below, words_of
from devices.virtual.apps.recipes.data import Recipe
from devices.virtual.apps.recipes.form import new_recipe
from devices.virtual.apps.recipes.pictures import dish
from devices.virtual.state import Page
from devices.virtual.widgets import (
    Act,
    Node,
    column,
    divider,
    fab,
    field_,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    space,
    stack,
    text,
)

FAVOURITES, UNSORTED = "*", "-"
"""What "category" on the page says for what is no category of the person's own; "" shows all."""


def board_page(phone: Phone, page: Page) -> Node:
    query, category = words_of(page, "query"), words_of(page, "category")
    shown = [each for each in phone.state.recipes.recipes if _in(each, category) and _matches(each, query)]
    if page.args.get("newest"):
        shown.sort(key=lambda each: -each.id)
    else:
        shown.sort(key=lambda each: each.title.lower())
    if shown:
        body = scroll("recipes", *(_line(phone, each) for each in shown), gap=10, pad=(12, 8, 12, 96))
    elif query:
        body = nothing_here("search_off", phone.say("No recipes found"))
    else:
        body = nothing_here("restaurant", phone.say("No recipes yet"))
    bar = _search_bar(phone, page) if page.args.get("searching") else _bar(phone, page, title_of(phone, category))
    return column(
        bar, floating(body, fab("add", phone.say("New recipe"), lambda: new_recipe(phone, category))),
        height="fill", fill="surface",
    )  # fmt: skip


def title_of(phone: Phone, category: str) -> str:
    """What the list of a category is headed."""
    names = {"": phone.say("All recipes"), FAVOURITES: phone.say("Favorites"), UNSORTED: phone.say("Uncategorized")}
    return names.get(category, category)


def _in(recipe: Recipe, category: str) -> bool:
    match category:
        case "":
            return True
        case "*":
            return recipe.favourite
        case "-":
            return not recipe.categories
        case _:
            return category in recipe.categories


def _matches(recipe: Recipe, query: str) -> bool:
    """Every word occurs in the title, the description or the ingredients."""
    known = f"{recipe.title} {recipe.description} {recipe.ingredients}".lower()
    return all(word in known for word in query.lower().split())


def _bar(phone: Phone, page: Page, title: str) -> Node:
    def search() -> None:
        page.args["searching"] = True
        phone.focus("search")

    return row(
        icon_button("menu", phone.say("Open navigation drawer"), phone.to(Page("drawer", dialog=True))),
        text(title, 22, grow=1, id="title"),
        icon_button("search", phone.say("Search"), search),
        icon_button("more_vert", phone.say("More options"), phone.to(Page("board_menu", dialog=True))),
        height=64, gap=4, pad=(4, 0, 4, 0),
    )  # fmt: skip


def _search_bar(phone: Phone, page: Page) -> Node:
    def leave() -> None:
        page.args["searching"], page.args["query"] = False, ""
        phone.focus("")

    def clear() -> None:
        page.args["query"] = ""

    typed = words_of(page, "query")
    field = field_(
        "search", typed, draft(page, "query"), hint=phone.say("Search recipes"), on_submit=lambda: phone.focus(""),
        fill="", pad=(0, 12, 0, 12), width=None, grow=1,
    )  # fmt: skip
    ends = [icon_button("close", phone.say("Clear search"), clear)] if typed else []
    return row(
        icon_button("arrow_back", phone.say("Navigate up"), leave), field, *ends,
        height=64, gap=4, pad=(4, 0, 4, 0), on_back=leave,
    )  # fmt: skip


def _line(phone: Phone, recipe: Recipe) -> Node:
    """A card: its picture, title and description; a heart on what one likes best."""
    words = [text(recipe.title, 17, bold=True, max_lines=2, id="card_text_view")]
    if recipe.description:
        words.append(text(recipe.description, 14, ink="on_surface_dim", max_lines=2, id="description"))
    parts = [dish(recipe.title, 96, 96, 12), column(*words, gap=4, width=None, grow=1)]
    if recipe.favourite:
        parts.append(icon("favorite_fill", 20, ink="primary", desc=phone.say("Favorite")))
    return row(
        *parts, gap=14, pad=(8, 8, 14, 8), fill="surface_low", radius=16,
        on_tap=phone.to(Page("recipe", {"id": recipe.id})),
        class_name="androidx.cardview.widget.CardView",
    )  # fmt: skip


def board_menu(phone: Phone, page: Page) -> Node:
    below = page_below(phone)

    def sort(newest: bool) -> Act:
        def act() -> None:
            below.args["newest"] = newest

        return act

    return menu(
        phone,
        ("sort_by_alpha", phone.say("Sort by title"), sort(False)),
        ("schedule", phone.say("Newest first"), sort(True)),
    )


def drawer(phone: Phone, page: Page) -> Node:
    """The panel at the left: all, the favourites, each category, the calendar of the seasons."""
    below = page_below(phone)
    here = words_of(below, "category")

    def show(category: str) -> Act:
        def act() -> None:
            below.args["category"] = category
            phone.back()

        return act

    def go(name: str) -> Act:
        def act() -> None:
            phone.replace(Page(name))

        return act

    kinds = [("menu_book", ""), ("favorite", FAVOURITES), ("inbox", UNSORTED)]
    kinds += [("label", name) for name in phone.state.recipes.categories]
    lines = [_entry(symbol, title_of(phone, kind), show(kind), kind == here) for symbol, kind in kinds]
    head = row(
        stack(icon("eco", 28, ink="white"), align="center", width=44, height=44, radius=22, fill="#3f8f4a"),
        text(phone.say("Broccoli"), 20, bold=True), gap=14, pad=(20, 24, 20, 16),
    )  # fmt: skip
    panel = column(
        head, scroll(
            "drawer", *lines, divider(), _entry("edit", phone.say("Edit categories"), go("categories"), False),
            _entry("local_florist", phone.say("Seasonal calendar"), go("season"), False), pad=(12, 0, 12, 24),
        ), width=300, height="fill", fill="surface", enabled=False,
    )  # fmt: skip
    outside = stack(fill="scrim", on_tap=phone.back, desc=phone.say("Close"))
    return stack(outside, row(panel, space(), height="fill", align="start"))


def _entry(symbol: str, label: str, act: Act, here: bool) -> Node:
    return list_row(
        label, leading=icon(symbol), on_tap=act, fill="tonal" if here else "", radius=28, selected=here,
        pad=(16, 12, 16, 12),
    )  # fmt: skip
