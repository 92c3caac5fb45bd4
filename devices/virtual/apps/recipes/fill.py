"""What a cookbook holds: dishes put together by chance from one split's words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from random import Random

from devices.virtual.apps.recipes import lists
from devices.virtual.apps.recipes.data import Recipe
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import Split, part


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one split in one language."""

    manner: tuple[str, ...]
    main: tuple[str, ...]
    dish: tuple[str, ...]
    extra: tuple[str, ...]
    praise: tuple[str, ...]
    cook: tuple[str, ...]
    serve: tuple[str, ...]
    category: tuple[str, ...]
    source: tuple[str, ...]
    servings: tuple[str, ...]
    times: tuple[str, ...]
    chinese: bool = False

    def recipe(self, rng: Random) -> Recipe:
        """A recipe of its own; not in any cookbook yet."""
        manner, main, dish = rng.choice(self.manner), rng.choice(self.main), rng.choice(self.dish)
        extras = rng.sample(self.extra, min(rng.choice((2, 2, 3)), len(self.extra)))
        return Recipe(
            0,
            f"{manner}{main}{dish}" if self.chinese else f"{manner} {main} {dish}",
            rng.choice(self.praise),
            rng.choice(self.servings),
            rng.choice(self.times),
            ingredients="\n".join(self._amounts(rng, main, extras)),
            directions="\n".join(self.steps(rng, main, extras)),
        )

    def steps(self, rng: Random, main: str, extras: list[str]) -> list[str]:
        """How it is made; each of the extras is named."""
        if self.chinese:
            return [f"加入{'和'.join(extras)}爆香", f"放入{main}，{rng.choice(self.cook)}", rng.choice(self.serve)]
        first = f"Prepare the {main.lower()} and add {' and '.join(extras)}."
        return [first, f"{rng.choice(self.cook)}.", f"{rng.choice(self.serve)}."]

    def _amounts(self, rng: Random, main: str, extras: list[str]) -> list[str]:
        grams = rng.choice((150, 200, 250, 300, 400, 500))
        if self.chinese:
            return [
                f"{main} {grams}克",
                *(f"{extra} {rng.choice(('少许', '适量', '一勺', '两勺'))}" for extra in extras),
            ]
        some = ("a pinch of {}", "2 tbsp {}", "1 tsp {}", "a handful of {}", "some {}")
        return [f"{grams} g {main.lower()}", *(rng.choice(some).format(extra) for extra in extras)]


@lru_cache
def words(split: Split, locale: str = "en") -> Words:
    """What recipes of a split are made of."""
    zh = locale == "zh"
    names = ("MANNER", "MAIN", "DISH", "EXTRA", "PRAISE", "COOK", "SERVE", "CATEGORY", "SOURCE")
    chosen = {name.lower(): part(getattr(lists, f"{name}_ZH" if zh else name), split) for name in names}
    servings, times = (lists.SERVINGS_ZH, lists.TIMES_ZH) if zh else (lists.SERVINGS, lists.TIMES)
    return Words(**chosen, servings=servings, times=times, chinese=zh)


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    """Between nothing and a full book."""
    chosen, book = words(split, state.look.locale), state.recipes
    book.categories = list(rng.sample(chosen.category, min(rng.randrange(2, 6), len(chosen.category))))
    titles: set[str] = set()
    for _ in range(rng.choice((2, 3, 5, 6, 8, 10, 14))):
        recipe = chosen.recipe(rng)
        if recipe.title in titles:
            continue
        titles.add(recipe.title)
        recipe.id = state.new_id()
        recipe.favourite = rng.random() < 0.2
        recipe.source = rng.choice(chosen.source) if rng.random() < 0.4 else ""
        many = min(rng.choice((0, 1, 1, 2)), len(book.categories))
        recipe.categories = [name for name in book.categories if name in rng.sample(book.categories, many)]
        book.recipes.append(recipe)
