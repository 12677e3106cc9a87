"""From text to a typed case or meeting, with the place of every value and block."""
