"""What comes of freezing an Office file: its copy, or the problems that keep it out."""

import io
import zipfile

import pytest

from papergen.bundle.attachments.faults import About
from papergen.bundle.attachments.frozen import frozen
from papergen.bundle.attachments.office_package import parts_of
from papergen.problems import PapergenError
from tests.bundle.attachment_samples import PLACE


def as_saved(data: bytes, kind: str, name: str = "bilagor/a") -> bytes:
    about = About(name, PLACE, office=True)
    return frozen(data, parts_of(data, about), kind, about)[0]


def problems(data: bytes, kind: str) -> list[str]:
    with pytest.raises(PapergenError) as caught:
        as_saved(data, kind)
    return [f"{problem.code} {problem.message.rpartition(': ')[2]}" for problem in caught.value.problems]


def part_of(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()
