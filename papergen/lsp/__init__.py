"""The language server: what editors show of papergen while somebody writes. `server.py` is the way in."""
