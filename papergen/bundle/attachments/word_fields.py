"""What Word's fields are, by name: which are printed as LibreOffice reckons them, and which must have a saved value.

Sources: ISO/IEC 29500-1, 17.16.5 (field definitions), 17.16.4 (their syntax).
"""

import re

# One saved value would stand on all pages; and these hang on the document alone, never on the day.
PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
# LibreOffice reckons nothing anew for these: a link keeps its saved text, and the others have their text or state
# in the instruction or beside it, not in a saved value.
_KEPT = frozenset({"HYPERLINK", "FORMCHECKBOX", "FORMDROPDOWN", "MACROBUTTON", "GOTOBUTTON"})
LIVE = PAGE_FIELDS | _KEPT
# Nothing saved for one of these means that something will be missing where Word would show it. The others may well be
# empty: a document property, a question that was not answered, a condition that does not hold.
_SHOWN = (
    "DATE TIME SAVEDATE PRINTDATE CREATEDATE EDITTIME FILENAME FILESIZE AUTHOR LASTSAVEDBY USERNAME USERINITIALS USERADDRESS "
    "REVNUM NUMWORDS NUMCHARS TEMPLATE INFO REF PAGEREF NOTEREF STYLEREF SEQ SECTION = TOC TOA INDEX BIBLIOGRAPHY CITATION "
    "AUTONUM AUTONUMLGL AUTONUMOUT LISTNUM EQ SYMBOL INCLUDETEXT INCLUDEPICTURE DATABASE LINK"
)
_ALWAYS_SHOWN = frozenset(_SHOWN.split())
# In a header these differ from page to page, and so does all that is reckoned from them.
DIFFER_BY_PAGE = frozenset({"PAGE", "SECTIONPAGES", "SECTION", "STYLEREF"})
# Old elements that stand for the day when the file is opened (17.3.3): they have no saved value at all.
DAY_ELEMENTS = frozenset({"dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong"})


def field_name(instruction: str) -> str:
    """Give a field's name: `DATE` of ` date MERGEFORMAT`, `=` of a formula, "" of nothing."""
    found = re.match(r"\s*(=|[^\s\\\"={]+)", instruction)
    return found[1].upper() if found else ""


def must_have_value(name: str) -> bool:
    """Tell whether a field always shows something in Word, so that one without a saved value lacks it."""
    return name in _ALWAYS_SHOWN
