"""Tasks that copy recipes from a text file or a picture into the cookbook."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from devices.virtual.apps.files import storage
from devices.virtual.apps.recipes.data import Recipe
from devices.virtual.apps.recipes.fill import words
from devices.virtual.state import PhoneState, StoredFile
from phoneagent.tasks.moves import Move, Open, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.whole_phone.files import put, to_folder
from phoneagent.tasks.whole_phone.recipes_known import add, fresh, in_lines_of_one, to_recipes, told
from phoneagent.tasks.wording import say, worded

FOLDER, ALBUM = "Documents", "Pictures"


def place_text(state: PhoneState, rng: random.Random, name: str, content: str) -> tuple[Move, ...]:
    """A text file in Documents, the only one of its name; the moves that open it."""
    state.files_stored[:] = [file for file in state.files_stored if storage.name_of(file.path) != name]
    put(state, rng, f"{FOLDER}/{name}", content)
    return *to_folder(state, FOLDER), Tap(name)


def place_picture(state: PhoneState, name: str, content: str) -> tuple[Move, ...]:
    """A picture of a page in the album Pictures, the only one of its name; the moves that open it."""
    state.files_stored[:] = [file for file in state.files_stored if storage.name_of(file.path) != name]
    state.files_stored.append(StoredFile(f"{ALBUM}/{name}", "image", 900_000, state.now_s - 3600, f"page/{content}"))
    return Open(say(state, "Gallery"), "com.google.android.apps.photos"), Tap(ALBUM), Tap(name)


def _copies(state: PhoneState, recipes: Sequence[Recipe], reading: tuple[Move, ...], goal: str, goal_zh: str) -> Task:
    """A task that reads recipes and then types them."""
    moves = [move for recipe in recipes for move in add(state, recipe)]

    def want(after: PhoneState) -> None:
        after.recipes.recipes.extend(recipes)

    return Task(goal, (*reading, to_recipes(state), *moves[:-1]), want, goal_zh=goal_zh)


def from_file(rng: random.Random, split: Split, state: PhoneState) -> Task:
    recipes = [in_lines_of_one(state, recipe) for recipe in fresh(rng, split, state, 2)]
    text = "\n\n".join(told(state, recipe) for recipe in recipes)
    reading = place_text(state, rng, "recipes.txt", text)
    goal = worded(
        rng, split,
        ("Add the recipes from the file recipes.txt in Documents (Files app) to Broccoli",
         "Copy all recipes of Documents/recipes.txt into the Broccoli app"),
        ("recipes.txt in my Documents holds some recipes; I want each of them in Broccoli",
         "Read Documents/recipes.txt and write its recipes into Broccoli"),
    )  # fmt: skip
    return _copies(
        state, recipes, reading, goal, "把“文件”应用 Documents 文件夹里 recipes.txt 中的食谱都添加到西兰花食谱"
    )


def from_file_by_time(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """Of several recipes in the file only those that take a certain time."""
    times = rng.sample(words(split, state.look.locale).times, 3)
    recipes = [in_lines_of_one(state, recipe) for recipe in fresh(rng, split, state, 4)]
    for number, recipe in enumerate(recipes):
        recipe.time = times[0] if number < 2 else times[number - 1]
    chosen = recipes[:2]
    rng.shuffle(recipes)
    chosen = [recipe for recipe in recipes if recipe in chosen]
    text = "\n\n".join(told(state, recipe) for recipe in recipes)
    reading = place_text(state, rng, "recipes.txt", text)
    goal = worded(
        rng, split,
        ("Add the recipes of the file recipes.txt in Documents (Files app) whose preparation time is {} to Broccoli",
         "From Documents/recipes.txt, copy only the recipes that take {} into the Broccoli app"),
        ("I have {} to cook. Put the recipes of Documents/recipes.txt with exactly that preparation time into Broccoli",
         "Which recipes in Documents/recipes.txt take {}? Write those into Broccoli, and no others"),
    ).format(times[0])  # fmt: skip
    goal_zh = f"把 Documents 文件夹里 recipes.txt 中准备时间为{times[0]}的食谱添加到西兰花食谱，其他的不要"
    return _copies(state, chosen, reading, goal, goal_zh)


def from_picture(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """A photographed card, with what fits on one."""
    recipe = in_lines_of_one(state, fresh(rng, split, state, 1)[0])
    recipe = replace(recipe, description="", directions="")
    lines = told(state, recipe).split("\n")
    title, rest = recipe.title, [line for line in lines[1:] if not line.endswith((": ", "："))]
    comma = "，" if state.look.locale == "zh" else ", "
    rest[-1] = rest[-1].replace(comma, f"{comma.strip()}|")  # a long line would make all of them small
    reading = place_picture(state, "recipe_card.jpg", "|".join([title, *rest]))
    goal = worded(
        rng, split,
        ("Add the recipe on the picture recipe_card.jpg (album Pictures in Gallery) to Broccoli",
         "Look at recipe_card.jpg in the album Pictures of Gallery and enter that recipe in the Broccoli app"),
        ("I photographed a recipe: recipe_card.jpg in Pictures. Write it into Broccoli as it stands there",
         "Type the recipe shown in Pictures/recipe_card.jpg into Broccoli"),
    )  # fmt: skip
    return _copies(state, [recipe], reading, goal, "把图库 Pictures 相册里 recipe_card.jpg 上的食谱添加到西兰花食谱")


COPYING = (
    Template("recipes_from_file", "Recipes", 36, from_file, "hard", androidworld="RecipeAddMultipleRecipesFromMarkor"),
    Template("recipes_from_file_by_time", "Recipes", 36, from_file_by_time, "hard", sealed=True,
             androidworld="RecipeAddMultipleRecipesFromMarkor2"),
    Template("recipes_from_picture", "Recipes", 16, from_picture, "hard",
             androidworld="RecipeAddMultipleRecipesFromImage"),
)  # fmt: skip
