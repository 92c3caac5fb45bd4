"""Phones behind the Android Debug Bridge."""
