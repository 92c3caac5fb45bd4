"""The agent: it looks, asks a model, acts, and looks again. Start reading in `agent.py`."""
