"""Models: whatever completes a prompt."""
