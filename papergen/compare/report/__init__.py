"""What changed, written for readers: one file for each format."""
