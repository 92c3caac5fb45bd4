"""Tasks that delete recipes: by name, among similar ones, by what is in them, doubles."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from devices.virtual.apps.recipes.data import Recipe
from devices.virtual.apps.recipes.fill import words
from devices.virtual.state import PhoneState
from phoneagent.tasks.moves import Fill, Move, Refuse, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.whole_phone.recipes_known import delete, fresh, known, listed, put, titles, titles_zh, to_recipes
from phoneagent.tasks.wording import say, worded

_SINGLE = (
    ("Delete the recipe {} from Broccoli", "Remove {} from my recipes", "In the Broccoli app, delete {}"),
    ("I will never cook {} again, delete it from Broccoli", "Take {} out of my cookbook"),
)
_SEVERAL = (
    ("Delete the following recipes from Broccoli: {}", "Remove these recipes from the Broccoli app: {}",
     "Delete these from my recipes: {}"),
    ("My cookbook is too full. Delete {}", "Take these out of Broccoli: {}"),
)  # fmt: skip
_DOUBLES = (
    ("Delete all but one of any recipes in Broccoli that are exact duplicates",
     "Remove the duplicate recipes from Broccoli, so that one of each is left",
     "Some recipes in the Broccoli app are there twice, the same in everything. Keep one of each"),
    ("Clean up my Broccoli cookbook: of recipes that are fully equal, delete all but one",
     "No recipe should be in Broccoli twice; delete exact doubles"),
)  # fmt: skip


def _without(gone: Sequence[Recipe], goal: str, goal_zh: str, plan: tuple[Move, ...]) -> Task:
    """A task after which these recipes are no longer there."""
    copies = [replace(recipe) for recipe in gone]

    def want(after: PhoneState) -> None:
        for recipe in copies:
            after.recipes.recipes.remove(recipe)

    return Task(goal, plan, want, goal_zh=goal_zh)


def _delete_these(rng: random.Random, split: Split, state: PhoneState, gone: Sequence[Recipe]) -> Task:
    wordings = _SINGLE if len(gone) == 1 else _SEVERAL
    moves = [move for recipe in listed(gone) for move in delete(state, recipe.title)]
    told = rng.sample(list(gone), len(gone))
    goal = worded(rng, split, *wordings).format(titles(told))
    return _without(gone, goal, f"从西兰花食谱中删除{titles_zh(told)}", (to_recipes(state), *moves))


def _like(rng: random.Random, split: Split, state: PhoneState, recipe: Recipe, count: int) -> list[Recipe]:
    """Others whose names have words in common with the recipe's."""
    chosen = words(split, state.look.locale)
    taken = {each.title for each in state.recipes.recipes}
    found: list[Recipe] = []
    parts = recipe.title.split() if " " in recipe.title else [recipe.title[:2], recipe.title[-1:]]
    start, end = parts[0], parts[-1]
    for _ in range(400):
        other = chosen.recipe(rng)
        if other.title not in taken and (other.title.startswith(start) or other.title.endswith(end)):
            taken.add(other.title)
            found.append(other)
        if len(found) == count:
            break
    return put(state, found)


def delete_one(rng: random.Random, split: Split, state: PhoneState) -> Task:
    return _delete_these(rng, split, state, known(rng, split, state))


def delete_one_among_similar(rng: random.Random, split: Split, state: PhoneState) -> Task:
    gone = put(state, fresh(rng, split, state, 1))
    _like(rng, split, state, gone[0], 4)
    return _delete_these(rng, split, state, gone)


def delete_several(rng: random.Random, split: Split, state: PhoneState) -> Task:
    return _delete_these(rng, split, state, known(rng, split, state, 3))


def delete_several_among_similar(rng: random.Random, split: Split, state: PhoneState) -> Task:
    gone = put(state, fresh(rng, split, state, 3))
    for recipe in gone:
        _like(rng, split, state, recipe, 2)
    return _delete_these(rng, split, state, gone)


def delete_with_ingredient(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """The search line finds them; whoever reads every recipe finds the same ones."""
    chosen = words(split, state.look.locale)
    extra = rng.choice(chosen.extra)
    book = state.recipes.recipes
    book[:] = [recipe for recipe in book if extra not in f"{recipe.title} {recipe.ingredients} {recipe.directions}"]
    made: list[Recipe] = []
    for recipe in fresh(rng, split, state, 6):
        if extra in recipe.ingredients and extra in recipe.directions and len(made) < 3:
            made.append(recipe)
    made = made or [_with(recipe, extra, state) for recipe in fresh(rng, split, state, 2)]
    gone = put(state, made)
    moves = [move for recipe in listed(gone) for move in delete(state, recipe.title)]
    goal = worded(
        rng, split,
        ("Delete all recipes from Broccoli that use {0} in their directions",
         "Remove from the Broccoli app every recipe whose directions name {0}",
         "I am allergic to {0}. Delete every recipe in Broccoli that is made with {0}"),
        ("Nothing with {0} shall stay in my Broccoli cookbook", "Throw out every recipe that needs {0}"),
    ).format(extra)  # fmt: skip
    search = (Tap(say(state, "Search")), Fill("search", extra))
    return _without(gone, goal, f"删除西兰花食谱中做法里用到{extra}的所有食谱", (to_recipes(state), *search, *moves))


def _with(recipe: Recipe, extra: str, state: PhoneState) -> Recipe:
    """The recipe with one thing more in it."""
    step = f"最后拌入{extra}" if state.look.locale == "zh" else f"Stir in some {extra}."
    some = f"{extra} 少许" if state.look.locale == "zh" else f"some {extra}"
    return replace(recipe, ingredients=f"{recipe.ingredients}\n{some}", directions=f"{recipe.directions}\n{step}")


def _doubles(rng: random.Random, split: Split, state: PhoneState, doubled: int, near: int, others: int) -> Task:
    """Some recipes twice, some almost twice: those differ in what the list shows."""
    put(state, fresh(rng, split, state, others))
    chosen = words(split, state.look.locale)
    gone = fresh(rng, split, state, doubled)
    said, book = {recipe.description for recipe in gone}, state.recipes.recipes
    book[:] = [recipe for recipe in book if recipe.description not in said]
    put(state, gone)
    put(state, [replace(recipe) for recipe in gone])
    for recipe in gone[:near]:
        praise = rng.choice([each for each in chosen.praise if each != recipe.description])
        put(state, [replace(recipe, description=praise)])
    rng.shuffle(state.recipes.recipes)
    moves = [move for recipe in listed(gone) for move in _delete_double(state, recipe, near > 0)]
    goal = worded(rng, split, *_DOUBLES)
    return _without(gone, goal, "西兰花食谱里有完全相同的重复食谱，每种只保留一个", (to_recipes(state), *moves))


def _delete_double(state: PhoneState, recipe: Recipe, near: bool) -> tuple[Move, ...]:
    """One of the two; where others have the same title, it is found by what stands under the title."""
    if not near:
        return delete(state, recipe.title)
    first, *rest = delete(state, recipe.title)
    assert isinstance(first, Tap)
    return (Tap(recipe.description, beside=recipe.title), *rest)


def delete_doubles(rng: random.Random, split: Split, state: PhoneState) -> Task:
    return _doubles(rng, split, state, 1, 0, 0)


def delete_doubles_with_near_ones(rng: random.Random, split: Split, state: PhoneState) -> Task:
    return _doubles(rng, split, state, 1, 1, 2)


def delete_doubles_in_a_long_list(rng: random.Random, split: Split, state: PhoneState) -> Task:
    return _doubles(rng, split, state, 2, 0, 10)


def delete_what_is_not_there(rng: random.Random, split: Split, state: PhoneState) -> Task:
    recipe = fresh(rng, split, state, 1)[0]
    _like(rng, split, state, recipe, 2)
    goal = worded(rng, split, *_SINGLE).format(recipe.title)
    plan = (
        to_recipes(state), Tap(say(state, "Search")), Fill("search", recipe.title),
        Refuse(f"There is no recipe called {recipe.title}."),
    )  # fmt: skip
    return Task(goal, plan, goal_zh=f"从西兰花食谱中删除{recipe.title}", possible=False)


DELETING = (
    Template("recipes_delete", "Recipes", 6, delete_one, androidworld="RecipeDeleteSingleRecipe"),
    Template("recipes_delete_among_similar", "Recipes", 6, delete_one_among_similar, "medium",
             androidworld="RecipeDeleteSingleWithRecipeWithNoise"),
    Template("recipes_delete_several", "Recipes", 14, delete_several, "medium",
             androidworld="RecipeDeleteMultipleRecipes"),
    Template("recipes_delete_several_among_similar", "Recipes", 14, delete_several_among_similar, "hard",
             androidworld="RecipeDeleteMultipleRecipesWithNoise"),
    Template("recipes_delete_with_ingredient", "Recipes", 8, delete_with_ingredient, "hard",
             androidworld="RecipeDeleteMultipleRecipesWithConstraint"),
    Template("recipes_delete_duplicates", "Recipes", 6, delete_doubles, androidworld="RecipeDeleteDuplicateRecipes"),
    Template("recipes_delete_duplicates_near", "Recipes", 6, delete_doubles_with_near_ones, "medium",
             androidworld="RecipeDeleteDuplicateRecipes2"),
    Template("recipes_delete_duplicates_long", "Recipes", 10, delete_doubles_in_a_long_list, "hard", sealed=True,
             androidworld="RecipeDeleteDuplicateRecipes3"),
    Template("recipes_delete_missing", "Recipes", 4, delete_what_is_not_there, "medium", sealed=True),
)  # fmt: skip
