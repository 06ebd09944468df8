"""Spans become numbers: one file per measure."""
