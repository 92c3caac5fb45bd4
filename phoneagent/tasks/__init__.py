"""Tasks: a goal, how to lay the phone out for it, and how to judge the phone afterwards."""
