"""How far the measures agree with people, and the fits that their weights come from."""
