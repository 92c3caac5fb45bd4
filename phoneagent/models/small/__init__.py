"""The parts of the embedded model: reading, seeing, deciding, and its weights."""
