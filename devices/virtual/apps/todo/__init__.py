"""Tasks: lists of things to do, with dates and priorities."""
