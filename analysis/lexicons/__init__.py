"""The lists: cues, word classes, weights and corrections, each a CSV file with a source for each entry."""
