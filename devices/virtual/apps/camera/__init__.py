"""Camera: photographs and videos, taken of scenes that are drawn."""
