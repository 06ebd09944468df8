"""From a file or a string to title, byline, sections and furniture."""
