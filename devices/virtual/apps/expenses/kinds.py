"""The categories of expenses, as Pro Expense has them: name, icon, colour."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One category."""

    name: str
    """English; the app says it in the phone's language."""
    symbol: str
    tint: str


KINDS: tuple[Kind, ...] = (
    Kind("Others", "category", "#6b7280"), Kind("Income", "payments", "#2e7d32"), Kind("Food", "restaurant", "#d9822b"),
    Kind("Housing", "home", "#5c6bc0"), Kind("Social", "group", "#b8326a"),
    Kind("Entertainment", "movie", "#9a43ae"), Kind("Transportation", "directions_bus", "#00828e"),
    Kind("Clothes", "shopping_bag", "#b5651d"), Kind("Health Care", "medical_services", "#c5543f"),
    Kind("Education", "school", "#2f6fdb"), Kind("Donation", "favorite", "#c2185b"),
)  # fmt: skip
BY_NAME = {kind.name: kind for kind in KINDS}
INCOME = "Income"
"""No expense: it is left out of every sum."""
