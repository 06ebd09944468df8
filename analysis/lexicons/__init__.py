"""The lists: cues, word classes, weights, corrections; each entry has its source."""
