"""Training of the embedded model: its eye, and the part that decides."""
