"""OpenDocument's text fields frozen to the text that was saved.

Source: OpenDocument 1.3 part 3, 7 (text fields): each element holds the text that was shown when the file was saved.
"""

from lxml import etree

from papergen.bundle.attachments.frozen_part import Frozen

TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
# Pages and their number stay as they are reckoned. What always shows something, and what may well be empty:
_SHOWN = (
    "date time file-name author-name author-initials creation-date creation-time modification-date modification-time print-date "
    "print-time editing-duration editing-cycles template-name word-count paragraph-count character-count table-count "
    "image-count object-count reference-ref bookmark-ref note-ref sequence-ref sequence"
)
_PERHAPS = (
    "initial-creator creator printed-by title subject description keywords user-defined expression user-field-get "
    "user-field-input variable-get variable-input text-input conditional-text database-display dde-connection execute-macro "
    "sender-firstname sender-lastname sender-initials sender-title sender-position sender-email sender-phone-private sender-fax "
    "sender-company sender-phone-work sender-street sender-city sender-postal-code sender-country "
    "sender-state-or-province"
)
_ALWAYS_SHOWN, _PERHAPS_EMPTY = frozenset(_SHOWN.split()), frozenset(_PERHAPS.split())
_BY_PAGE = frozenset({"variable-get", "sequence"})  # in a header these differ from page to page, and hang on the text alone
_UNSEEN = (f"{{{TEXT}}}tracked-changes", f"{{{OFFICE}}}annotation")


def freeze_text_fields(root: etree._Element, done: Frozen) -> None:
    """Make text of the fields of a part in place."""
    frozen = _ALWAYS_SHOWN | _PERHAPS_EMPTY
    if etree.QName(root).localname == "document-styles":
        frozen -= _BY_PAGE
    for found in list(root.iter(f"{{{TEXT}}}*")):
        name = etree.QName(found).localname
        if name not in frozen or found.get(f"{{{TEXT}}}fixed") == "true":
            continue
        if (
            name in _ALWAYS_SHOWN
            and not "".join(map(str, found.itertext())).strip()
            and next(found.iterancestors(*_UNSEEN), None) is None
        ):
            done.without_value.append(name)
        found.tag = f"{{{TEXT}}}span"
        found.attrib.clear()
        done.changed = True
