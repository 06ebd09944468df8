"""Cues of attributions, and the sources that they name."""
