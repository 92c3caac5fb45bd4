"""What tasks with recipes share: recipes that are there or not yet, how they are told, and the moves to them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from devices.virtual.apps.recipes.data import Recipe
from devices.virtual.apps.recipes.fill import words
from devices.virtual.state import PhoneState
from phoneagent.tasks.moves import Fill, Move, Open, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.wording import say

RECIPES = "org.phoneagent.recipes"
ENOUGH = 300
"""Attempts at a title that is not there yet, before one that is there makes room."""
FIELDS = ("title", "description", "servings", "time", "ingredients", "directions")


def to_recipes(state: PhoneState) -> Open:
    return Open(say(state, "Broccoli"), RECIPES)


def fresh(rng: random.Random, split: Split, state: PhoneState, count: int) -> list[Recipe]:
    """Recipes that are not in the book yet, each with a title of its own."""
    book = state.recipes.recipes
    made: list[Recipe] = []
    attempts = 0
    while len(made) < count:
        attempts += 1
        recipe = words(split, state.look.locale).recipe(rng)
        if attempts > ENOUGH:  # nearly all that can be cooked is in the book
            book[:] = [each for each in book if each.title != recipe.title]
        if recipe.title not in {each.title for each in (*book, *made)}:
            made.append(recipe)
    return made


def in_lines_of_one(state: PhoneState, recipe: Recipe) -> Recipe:
    """The recipe as one types it: ingredients and directions without new lines."""
    comma, stop = ("，", "。") if state.look.locale == "zh" else (", ", " ")
    ingredients, directions = recipe.ingredients.replace("\n", comma), recipe.directions.replace("\n", stop)
    return replace(recipe, ingredients=ingredients, directions=directions)


def put(state: PhoneState, recipes: Sequence[Recipe]) -> list[Recipe]:
    """The recipes are in the book, under ids of their own."""
    for recipe in recipes:
        recipe.id = state.new_id()
        state.recipes.recipes.append(recipe)
    return list(recipes)


def known(rng: random.Random, split: Split, state: PhoneState, count: int = 1) -> list[Recipe]:
    """Recipes of the book, in the order the app lists them; more are made where there are too few."""
    book = state.recipes.recipes
    if len(book) < count:
        put(state, fresh(rng, split, state, count - len(book)))
    return listed(rng.sample(book, count))


def listed(recipes: Sequence[Recipe]) -> list[Recipe]:
    """As the app sorts them: a plan that deletes in this order need never scroll up."""
    return sorted(recipes, key=lambda recipe: recipe.title.lower())


def add(state: PhoneState, recipe: Recipe) -> tuple[Move, ...]:
    """From the list of recipes, and back to it."""
    texts = [Fill(f"new_{name}", getattr(recipe, name)) for name in FIELDS if getattr(recipe, name)]
    back = Tap(say(state, "Navigate up"), unless=say(state, "New recipe"))
    return (Tap(say(state, "New recipe")), *texts, Tap(say(state, "Save")), back)


def delete(state: PhoneState, label: str) -> tuple[Move, ...]:
    """From the list of recipes, and back to it; the label is the title, or what else tells the recipe."""
    sure = Tap(say(state, "Delete"), last=True)
    return (Tap(label), Tap(say(state, "More options")), sure, sure)


def told(state: PhoneState, recipe: Recipe) -> str:
    """All of a recipe, in a goal or in a file."""
    if state.look.locale == "zh":
        names = ("名称", "简介", "份量", "准备时间", "配料", "做法")
        return "\n".join(f"{name}：{getattr(recipe, field)}" for name, field in zip(names, FIELDS, strict=True))
    names = ("Title", "Description", "Servings", "Preparation time", "Ingredients", "Directions")
    return "\n".join(f"{name}: {getattr(recipe, field)}" for name, field in zip(names, FIELDS, strict=True))


def titles(recipes: Sequence[Recipe]) -> str:
    return ", ".join(recipe.title for recipe in recipes)


def titles_zh(recipes: Sequence[Recipe]) -> str:
    return "、".join(recipe.title for recipe in recipes)
