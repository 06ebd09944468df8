"""VADER's scores, and the sentiment of a sentence."""
