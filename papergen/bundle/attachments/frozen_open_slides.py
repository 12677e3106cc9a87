"""Dates at the foot of OpenDocument slides that are those of the day, for which no text is saved.

Source: OpenDocument 1.3 part 3, 10.9.3.4 (`presentation:date-time-decl`) and 20.335 (`presentation:display-date-time`).
"""

from collections.abc import Iterable

from lxml import etree

from papergen.bundle.attachments.frozen_part import Frozen

_SHOW = "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"


def look_at_slide_dates(roots: Iterable[etree._Element], done: Frozen) -> None:
    """Note the slides that show the date of the day when they are opened."""
    for root in roots:
        today = {
            one.get(f"{{{_SHOW}}}name")
            for one in root.iter(f"{{{_SHOW}}}date-time-decl")
            if one.get(f"{{{_SHOW}}}source") == "current-date"
        }
        hidden = {
            style.get(f"{{{_STYLE}}}name")
            for style in root.iter(f"{{{_STYLE}}}style")
            for properties in style.iter(f"{{{_STYLE}}}drawing-page-properties")
            if properties.get(f"{{{_SHOW}}}display-date-time") == "false"
        }
        for number, page in enumerate(root.iter(f"{{{_DRAW}}}page"), 1):
            if page.get(f"{{{_SHOW}}}use-date-time-name") in today and page.get(f"{{{_DRAW}}}style-name") not in hidden:
                done.every_day.append(f"dagens datum på bild {number}")
