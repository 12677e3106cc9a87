"""The plain model that every room reads or makes: frozen dataclasses, data only."""
