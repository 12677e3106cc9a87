"""Change a mall.docx in memory, part by part, as an organisation would change it in Word."""

import io
import zipfile
from collections.abc import Callable

from tests.render.papers import KIND, template

Change = Callable[[str], str]


def unpacked(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def with_part(name: str, change: Change, kind: str = KIND) -> bytes:
    """Give the kind's mall.docx with one XML part changed; a change that changes nothing fails."""
    parts = unpacked(template(kind).docx)
    old = parts[name].decode()
    new = change(old)
    assert new != old, f"nothing was changed in {name}"
    parts[name] = new.encode()
    return packed(parts)


def with_tag(tag: str, part: str = "word/document.xml", place: str = "{{ namnd }}") -> bytes:
    """Give a mall.docx with `tag` (plain characters, as typed in Word) where `place` stands."""
    escaped = tag.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return with_part(part, lambda xml: xml.replace(place, escaped, 1))


def style(style_id: str, xml: str, change: Change) -> str:
    """Change one style's XML within styles.xml."""
    start = xml.index(f'w:styleId="{style_id}"')
    end = xml.index("</w:style>", start)
    return xml[:start] + change(xml[start:end]) + xml[end:]
