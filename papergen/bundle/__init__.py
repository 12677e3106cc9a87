"""From finished PDF parts to the one PDF that is sent out: pages, tags, outline, labels, links and the running number.

Own papers and foreign attachments take one path: every part is a PDF of its own, and `join.py` is where to begin reading.
Everything here is pure: bytes and values in, bytes out. ISO 32000-1:2008 is meant where a docstring names a clause alone.
"""
