"""Training: one readable file a stage."""
