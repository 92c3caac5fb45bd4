"""Tasks with recipes: adding, changing, liking and reading them; deleting and copying have files of their own."""

from __future__ import annotations

import random

from devices.virtual.state import PhoneState
from phoneagent.tasks.moves import Answer, Fill, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.whole_phone.recipes_copying import COPYING
from phoneagent.tasks.whole_phone.recipes_deleting import DELETING
from phoneagent.tasks.whole_phone.recipes_known import (
    add,
    fresh,
    in_lines_of_one,
    known,
    to_recipes,
    told,
)
from phoneagent.tasks.wording import say, worded


def _adding(rng: random.Random, split: Split, state: PhoneState, count: int) -> Task:
    recipes = [in_lines_of_one(state, recipe) for recipe in fresh(rng, split, state, count)]
    all_of_it = "\n\n".join(told(state, recipe) for recipe in recipes)
    what, them = ("this recipe", "it") if count == 1 else ("these recipes", "them")
    goal = worded(
        rng, split,
        ("Add {what} to Broccoli:\n{text}", "Write {what} into my Broccoli cookbook:\n{text}",
         "Put {what} in the Broccoli app.\n{text}"),
        ("I found something good to cook. Save {what} in Broccoli, please:\n{text}",
         "My Broccoli app lacks {what}, please add {them}:\n{text}"),
    ).format(what=what, them=them, text=all_of_it)  # fmt: skip
    moves = [move for recipe in recipes for move in add(state, recipe)]

    def want(after: PhoneState) -> None:
        after.recipes.recipes.extend(recipes)

    goal_zh = f"在西兰花食谱中添加以下{'食谱' if count == 1 else f'{count}个食谱'}：\n{all_of_it}"
    return Task(goal, (to_recipes(state), *moves[:-1]), want, goal_zh=goal_zh)


def add_one(rng: random.Random, split: Split, state: PhoneState) -> Task:
    return _adding(rng, split, state, 1)


def add_several(rng: random.Random, split: Split, state: PhoneState) -> Task:
    return _adding(rng, split, state, rng.choice((2, 2, 3)))


def like(rng: random.Random, split: Split, state: PhoneState) -> Task:
    recipe = known(rng, split, state)[0]
    recipe.favourite = False
    title = recipe.title
    goal = worded(
        rng, split,
        ("Add {} to my favorite recipes", "Mark the recipe {} as a favorite in Broccoli", "Like {} in Broccoli"),
        ("I love the {}; make it one of my favorites in Broccoli", "Give the recipe {} a heart"),
    ).format(title)  # fmt: skip

    def want(after: PhoneState) -> None:
        next(each for each in after.recipes.recipes if each.title == title).favourite = True

    plan = (to_recipes(state), Tap(title), Tap(say(state, "Add to favorites")))
    return Task(goal, plan, want, goal_zh=f"在西兰花食谱中收藏“{title}”")


def change_servings(rng: random.Random, split: Split, state: PhoneState) -> Task:
    recipe = known(rng, split, state)[0]
    zh = state.look.locale == "zh"
    amounts = [f"{n}人份" if zh else f"{n} servings" for n in (5, 7, 9, 10, 12)]
    servings, title = rng.choice(amounts), recipe.title
    goal = worded(
        rng, split,
        ("Change the servings of {0} to {1}", "In Broccoli, the recipe {0} should say {1}. Correct it",
         "Edit my recipe {0}: it makes {1}"),
        ("The {0} is in fact enough for {1}, put that right in Broccoli", "Set the servings in {0} to {1}"),
    ).format(title, servings)  # fmt: skip

    def want(after: PhoneState) -> None:
        next(each for each in after.recipes.recipes if each.title == title).servings = servings

    plan = (
        to_recipes(state), Tap(title), Tap(say(state, "Edit recipe")), Fill("new_servings", servings),
        Tap(say(state, "Save")),
    )  # fmt: skip
    return Task(goal, plan, want, goal_zh=f"把食谱“{title}”的份量改为{servings}")


def sort_into(rng: random.Random, split: Split, state: PhoneState) -> Task:
    recipe = known(rng, split, state)[0]
    book = state.recipes
    category, title = rng.choice(book.categories), recipe.title
    recipe.categories = [name for name in recipe.categories if name != category]
    goal = worded(
        rng, split,
        ('File the recipe {0} under the category "{1}"', 'Put {0} into the category "{1}" in Broccoli',
         'Add the category "{1}" to my recipe {0}'),
        ('{0} belongs in "{1}"; sort it there in Broccoli', 'I want to find {0} in the "{1}" category'),
    ).format(title, category)  # fmt: skip

    def want(after: PhoneState) -> None:
        found = next(each for each in after.recipes.recipes if each.title == title)
        found.categories = [name for name in book.categories if name in (*recipe.categories, category)]

    plan = (
        to_recipes(state), Tap(title), Tap(say(state, "Edit recipe")), Tap(say(state, "Choose categories")),
        Tap(category, last=True), Tap(say(state, "OK")), Tap(say(state, "Save")),
    )  # fmt: skip
    return Task(goal, plan, want, goal_zh=f"把食谱“{title}”归入“{category}”分类")


def how_long(rng: random.Random, split: Split, state: PhoneState) -> Task:
    recipe = known(rng, split, state)[0]
    goal = worded(
        rng, split,
        ("How long does it take to prepare {}?", "What is the preparation time of the recipe {} in Broccoli?",
         "Tell me how much time I need for {}"),
        ("I want to cook {} tonight, how long will it take?", "Look up the time {} takes in my cookbook"),
    ).format(recipe.title)  # fmt: skip
    plan = (to_recipes(state), Tap(recipe.title), Answer(recipe.time))
    spelled = (recipe.time, recipe.time.replace("mins", "minutes").replace("hrs", "hours"),
               recipe.time.replace("mins", "min").replace("1 hrs", "1 hour"))  # fmt: skip
    return Task(goal, plan, answers=spelled, goal_zh=f"做“{recipe.title}”要准备多长时间？")


TEMPLATES = (
    Template("recipes_add", "Recipes", 16, add_one, "medium", androidworld="RecipeAddSingleRecipe"),
    Template("recipes_add_several", "Recipes", 31, add_several, "hard", androidworld="RecipeAddMultipleRecipes"),
    Template("recipes_like", "Recipes", 4, like),
    Template("recipes_change_servings", "Recipes", 8, change_servings),
    Template("recipes_sort_into_category", "Recipes", 8, sort_into, "medium", sealed=True),
    Template("recipes_answer_time", "Recipes", 4, how_long),
    *DELETING,
    *COPYING,
)
