"""The virtual phone: plain-data state, one widget tree, and a true ADB front."""
