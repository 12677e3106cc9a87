"""The model seen from outside: as JSON, and as the plain text of a paper."""

import dataclasses
import json
from collections.abc import Iterator
from datetime import date, time
from enum import Enum
from typing import Any

from papergen.model.blocks import Block, CodeBlock, Figure, Inlines, List, Quote, Rule, Table, inlines_of, plain_text
from papergen.model.case import Case


def as_json(value: Any) -> str:
    """Give a value of the model, or plain data, as indented JSON ending in a line end; each node names its type in `type`."""
    return json.dumps(_plain(value), ensure_ascii=False, indent=2) + "\n"


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"type": type(value).__name__} | fields
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date | time):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def case_text(case: Case) -> str:
    """Give the text of a paper: its title, then each section's heading and blocks, with an empty line between."""
    parts = [case.titel]
    for section in case.sections:
        parts.append(plain_text(section.title))
        for block in section.blocks:
            parts += _block_text(block, "")
    for footnote in case.footnotes:
        inside = [line for block in footnote.blocks for line in _block_text(block, "")]
        parts.append(f"[{footnote.number}] " + "\n".join(inside))
    return "\n\n".join(parts) + "\n"


def _block_text(block: Block, indent: str) -> Iterator[str]:
    match block:
        case List():
            yield "\n".join(_items(block, indent))
        case Quote():
            for inner in block.blocks:
                yield from _block_text(inner, f"{indent}> ")
        case Table():
            rows = [" | ".join(_line(cell.children) for cell in row) for row in (block.header, *block.rows)]
            yield "\n".join(indent + row for row in ([_line(block.caption)] if block.caption else []) + rows)
        case CodeBlock():
            yield "\n".join(indent + line for line in block.text.split("\n"))
        case Figure():
            yield indent + " ".join(filter(None, (f"[bild: {block.picture.alt}]", block.picture.title)))
        case Rule():
            yield f"{indent}---"
        case _:
            for inlines in inlines_of(block):
                yield indent + plain_text(inlines).replace("\n", f"\n{indent}")


def _items(block: List, indent: str) -> Iterator[str]:
    for number, item in enumerate(block.items, block.start):
        mark = f"{number}." if block.ordered else "-" if item.checked is None else "[x]" if item.checked else "[ ]"
        inside = [line for inner in item.blocks for text in _block_text(inner, "") for line in text.split("\n")]
        first, *rest = inside or [""]
        yield f"{indent}{mark} {first}".rstrip()
        yield from (f"{indent}{' ' * (len(mark) + 1)}{line}" for line in rest)


def _line(inlines: Inlines) -> str:
    return plain_text(inlines).replace("\n", " ")
