"""What kind of thing a quotation is, and who speaks."""
