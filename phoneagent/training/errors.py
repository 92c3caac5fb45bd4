"""What can go wrong when data is made and models are trained. The messages are for a person."""

from __future__ import annotations


class TrainingError(Exception):
    """A training run cannot be made or gone on with."""


class DataError(TrainingError):
    """A training set cannot be made or read."""
