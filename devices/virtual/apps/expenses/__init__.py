"""Expenses: what was spent, on what, when."""
