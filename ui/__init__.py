"""Where a person meets the agent: the command line, the console, the pages of a run."""
