"""Maps: places on tiles of our own, found, saved and navigated to."""
