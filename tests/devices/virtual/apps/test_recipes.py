"""The cookbook, used by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from devices.virtual.apps.recipes.data import Recipe
from devices.virtual.apps.recipes.fill import words
from devices.virtual.apps.recipes.season import in_season

if TYPE_CHECKING:
    from conftest import Hand

APP = "org.phoneagent.recipes"


def test_a_recipe_is_written_and_shown(fresh: Callable[[str], Hand]) -> None:
    hand = fresh(APP)
    hand.tap("New recipe")
    hand.type("title", "Pea Soup")
    hand.type("servings", "4 servings")
    hand.tap("Save")
    (recipe,) = hand.state.recipes.recipes
    assert (recipe.title, recipe.servings) == ("Pea Soup", "4 servings")
    assert "4 servings" in hand.shown()


def test_a_recipe_without_a_title_cannot_be_saved(fresh: Callable[[str], Hand]) -> None:
    hand = fresh(APP)
    hand.tap("New recipe")
    hand.tap("Save")
    assert hand.page.name == "form"
    hand.type("description", "warm")
    hand.back()
    assert "Discard changes?" in hand.shown()


def test_a_recipe_is_found_by_what_is_in_it_and_deleted(fresh: Callable[[str], Hand]) -> None:
    hand = fresh(APP)
    hand.state.recipes.recipes = [
        Recipe(1, "Pea Soup", ingredients="200 g peas\nsome mint"), Recipe(2, "Bean Stew", ingredients="beans"),
    ]  # fmt: skip
    hand.phone.changed()
    hand.tap("Search")
    hand.phone.type_text("mint")
    assert "Pea Soup" in hand.shown()
    assert "Bean Stew" not in hand.shown()
    hand.tap("Pea Soup")
    hand.tap("More options")
    hand.tap("Delete")
    hand.tap("Delete", at=-1)
    assert [recipe.title for recipe in hand.state.recipes.recipes] == ["Bean Stew"]


def test_the_heart_and_the_drawer_show_what_one_likes_best(filled: Callable[[str], Hand]) -> None:
    hand = filled(APP)
    for recipe in hand.state.recipes.recipes:
        recipe.favourite = False
    title = min((recipe.title for recipe in hand.state.recipes.recipes), key=str.lower)
    hand.phone.changed()
    hand.tap(title)
    hand.tap("Add to favorites")
    hand.tap("Navigate up")
    hand.tap("Open navigation drawer")
    hand.tap("Favorites")
    assert title in hand.shown()
    assert sum(other.title in hand.shown() for other in hand.state.recipes.recipes) == 1


def test_a_season_may_go_over_the_end_of_the_year() -> None:
    assert in_season(10, 2, 1)
    assert not in_season(10, 2, 5)
    assert in_season(6, 8, 7)


def test_no_split_cooks_with_the_words_of_another() -> None:
    for locale in ("en", "zh"):
        assert not set(words("train", locale).main) & set(words("sealed", locale).main)
        assert len(words("dev", locale).main) > 1
