"""Tracks: activities that were recorded, and what they add up to."""
