"""The verbs of the command line, a file each or for a few that belong together.

Only typer is imported at the top of these files: what a verb works with is imported when it is used.
"""
