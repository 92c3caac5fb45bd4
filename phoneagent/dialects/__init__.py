"""Dialects: the words and coordinates each model family speaks, translated at this border."""
