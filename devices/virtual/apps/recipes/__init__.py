"""Recipes: how to cook what, found, kept and written."""
