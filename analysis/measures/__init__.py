"""Spans become numbers: one file a measure."""
