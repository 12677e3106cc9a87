"""An attachment of any sort that people have, as a PDF part fit for the bundle, or the problems that keep it out.

Begin reading in `prepare.py`. Nothing is left out silently: a file becomes a part with all its pages, or PapergenError.
"""
