"""Recorder: sound recordings, made, named and played."""
