"""The parts of the embedded model: reading, seeing, wording, deciding, and its weights."""
