"""Hedges and boosters, and the rules that tell them from what looks like them."""
