"""What can be said of a character or a word by itself."""
