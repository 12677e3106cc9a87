"""papergen: committee papers from plain text, as Word and PDF."""

__version__ = "0.1.0"
