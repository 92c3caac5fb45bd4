"""Recipes as an app: which page is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.recipes import board, card, categories, form, season
from devices.virtual.state import Page
from devices.virtual.widgets import Node

PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "board": board.board_page,
    "board_menu": board.board_menu,
    "drawer": board.drawer,
    "recipe": card.recipe_page,
    "recipe_menu": card.recipe_menu,
    "delete": card.delete_dialog,
    "form": form.form_page,
    "choose": form.choose_dialog,
    "discard": form.discard_dialog,
    "categories": categories.categories_page,
    "drop": categories.drop_dialog,
    "season": season.season_page,
}


class RecipesApp:
    """A cookbook in the manner of Broccoli."""

    package = "org.phoneagent.recipes"
    activity = "org.phoneagent.recipes.MainActivity"
    label = "Broccoli"
    icon = "eco"
    tint = "#3f8f4a"

    def start(self) -> Page:
        return Page("board")

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)
