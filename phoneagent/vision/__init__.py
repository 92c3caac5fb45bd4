"""What a picture costs a model in visual tokens."""
