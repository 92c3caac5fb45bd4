"""One recipe: its picture, what it needs and how it is made; the heart, editing, sharing, deleting."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.parts import menu, number_of
from devices.virtual.apps.recipes.data import Recipe
from devices.virtual.apps.recipes.form import edit_recipe, find
from devices.virtual.apps.recipes.pictures import dish
from devices.virtual.state import Page
from devices.virtual.system.dialogs import confirm
from devices.virtual.widgets import Node, column, header, icon, icon_button, row, scroll, space, text


def recipe_page(phone: Phone, page: Page) -> Node:
    recipe = find(phone, page)
    if recipe is None:
        return column(row(icon_button("arrow_back", phone.say("Navigate up"), phone.back), height=64), fill="surface")

    def like() -> None:
        recipe.favourite = not recipe.favourite

    liking, ink = phone.say("Add to favorites"), "on_surface_dim"
    if recipe.favourite:
        liking, ink = phone.say("Remove from favorites"), "error"
    options = Page("recipe_menu", {"id": recipe.id}, dialog=True)
    bar = row(
        icon_button("arrow_back", phone.say("Navigate up"), phone.back), space(),
        icon_button("favorite_fill" if recipe.favourite else "favorite", liking, like, ink=ink),
        icon_button("edit", phone.say("Edit recipe"), lambda: edit_recipe(phone, recipe)),
        icon_button("more_vert", phone.say("More options"), phone.to(options)),
        height=64, pad=(4, 0, 4, 0),
    )  # fmt: skip
    return column(
        bar, scroll("recipe", dish(recipe.title, "fill", 200), *_words(phone, recipe), pad=(0, 0, 0, 32)),
        height="fill", fill="surface",
    )  # fmt: skip


def _words(phone: Phone, recipe: Recipe) -> list[Node]:
    parts = [text(recipe.title, 26, max_lines=3, pad=(24, 16, 24, 4), id="recipe_title")]
    if recipe.description:
        words = text(recipe.description, 15, ink="on_surface_dim", max_lines=6, pad=(24, 0, 24, 8), id="description")
        parts.append(words)
    facts = [
        _fact(symbol, words)
        for symbol, words in (
            ("group", recipe.servings), ("schedule", recipe.time), ("menu_book", recipe.source),
            ("label", ", ".join(recipe.categories)),
        )
        if words
    ]  # fmt: skip
    parts.append(column(*facts, gap=6, pad=(24, 4, 24, 4)))
    if recipe.ingredients:
        lines = [_line("•", line) for line in recipe.ingredients.splitlines() if line.strip()]
        parts += [header(phone.say("Ingredients")), column(*lines, gap=6, pad=(24, 0, 24, 0), id="ingredients")]
    if recipe.directions:
        steps = [line for line in recipe.directions.splitlines() if line.strip()]
        lines = [_line(f"{number}.", line) for number, line in enumerate(steps, start=1)]
        parts += [header(phone.say("Cooking directions")), column(*lines, gap=10, pad=(24, 0, 24, 0), id="directions")]
    return parts


def _fact(symbol: str, words: str) -> Node:
    return row(icon(symbol, 20), text(words, 15, ink="on_surface_dim", max_lines=2, grow=1), gap=10)


def _line(mark: str, words: str) -> Node:
    return row(text(mark, 16, ink="primary", width=22), text(words, 16, max_lines=12, grow=1), gap=4, align="start")


def recipe_menu(phone: Phone, page: Page) -> Node:
    recipe = find(phone, page)

    def share() -> None:
        from devices.virtual.apps.sharing import share as share_out

        if recipe is not None:
            share_out(phone, "text", as_text(phone, recipe))

    ask = Page("delete", {"id": number_of(page, "id")}, dialog=True)
    return menu(phone, ("share", phone.say("Share"), share), ("delete", phone.say("Delete"), phone.to(ask)))


def as_text(phone: Phone, recipe: Recipe) -> str:
    """The recipe as it is sent to others."""
    parts = [recipe.title, recipe.description, " · ".join(part for part in (recipe.servings, recipe.time) if part)]
    if recipe.ingredients:
        parts.append(f"{phone.say('Ingredients')}:\n{recipe.ingredients}")
    if recipe.directions:
        parts.append(f"{phone.say('Cooking directions')}:\n{recipe.directions}")
    return "\n\n".join(part for part in parts if part)


def delete_dialog(phone: Phone, page: Page) -> Node:
    recipe = find(phone, page)

    def delete() -> None:
        if recipe is not None:
            phone.state.recipes.recipes.remove(recipe)
            phone.back()
            phone.toast(phone.say("Recipe deleted"))

    words = phone.say("“{}” will be gone for good.").format(recipe.title if recipe else "")
    return confirm(phone, phone.say("Delete recipe?"), words, phone.say("Delete"), delete)
