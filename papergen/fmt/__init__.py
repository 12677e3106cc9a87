"""A case or meeting file's text in one fixed form, so that git's own diff is small.

Pure: a text and what was read of it in, the text out.
"""
