"""What shows itself in a cell."""
