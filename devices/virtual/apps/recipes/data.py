"""What the Recipes app keeps."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Recipe:
    """One card of the cookbook; its texts are as the person wrote them."""

    id: int
    title: str
    description: str = ""
    servings: str = ""
    """Such as "4 servings"."""
    time: str = ""
    """How long it takes, such as "30 mins"."""
    source: str = ""
    ingredients: str = ""
    """One a line."""
    directions: str = ""
    categories: list[str] = field(default_factory=list)
    favourite: bool = False


@dataclass(slots=True)
class Recipes:
    """All of it."""

    recipes: list[Recipe] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    """Names, in the order of the drawer."""
