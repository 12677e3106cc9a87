import time
import unicodedata

import pytest

from papergen.problems import PapergenError
from papergen.read.source import decode, read_source
from tests.read.reading import problems, told


def told_of(data: bytes) -> list[str]:
    return told(lambda: decode(data, "a.md"))


@pytest.mark.parametrize(
    "data",
    [
        "Åsa\nÖrn\n".encode(),
        b"\xef\xbb\xbf" + "Åsa\nÖrn\n".encode(),
        "Åsa\r\nÖrn\r\n".encode(),
        "Åsa\rÖrn\r".encode(),
        unicodedata.normalize("NFD", "Åsa\nÖrn\n").encode(),
    ],
    ids=["plain", "byte order mark", "CRLF", "CR", "NFD"],
)
def test_all_ways_to_save_the_same_text_give_the_same_text(data: bytes) -> None:
    assert decode(data, "a.md") == "Åsa\nÖrn\n"


FAULTS = {
    "Windows-1252": (
        "rad\nF\xf6rslag".encode("latin-1"),
        "2:2 FIL001 Filen är inte sparad som UTF-8: byten 0xF6 går inte att läsa.",
    ),
    "column after NFD": (b"a\xcc\x8a\xff", "1:2 FIL001 Filen är inte sparad som UTF-8: byten 0xFF går inte att läsa."),
    "UTF-16": ("hej".encode("utf-16"), "1:1 FIL002 Filen är sparad som UTF-16 eller UTF-32."),
    "UTF-16 without mark": ("hej på dig".encode("utf-16-le"), "1:1 FIL002 Filen är sparad som UTF-16 eller UTF-32."),
    "PDF": (b"%PDF-1.7\n", "1:1 FIL002 Filen är inte en textfil, utan en fil av typen pdf."),
    "empty": (b"", "1:1 FIL005 Filen är tom."),
    "blank": (b"\xef\xbb\xbf \n\n", "1:1 FIL005 Filen är tom."),
    "5 MB": (b"a" * 5_000_000, "1:1 FIL004 Filen är för stor: 5,0 MB. Gränsen är 1 MB."),
    "control": (b"a\n\x07", "2:1 FIL003 Texten innehåller ett otillåtet tecken: U+0007 (styrtecken)."),
    "soft hyphen": ("å\u00adb".encode(), "1:2 FIL003 Texten innehåller ett otillåtet tecken: U+00AD (mjukt bindestreck)."),
    "zero width": ("\u200b".encode() + b"a", "1:1 FIL003 Texten innehåller ett otillåtet tecken: U+200B (blanksteg utan bredd)."),
    "private use": ("a\ue000".encode(), "1:2 FIL003 Texten innehåller ett otillåtet tecken: U+E000 (privat tecken)."),
    "lost letter": ("a\ufffd".encode(), "1:2 FIL003 Texten innehåller ett otillåtet tecken: U+FFFD (ersättningstecken)."),
    "direction": (
        "a\u202e".encode(),
        "1:2 FIL003 Texten innehåller ett otillåtet tecken: U+202E (osynlig styrning av skrivriktningen).",
    ),
    "mark inside": (
        "a\ufeff".encode(),
        "1:2 FIL003 Texten innehåller ett otillåtet tecken: U+FEFF (byteordningsmärke mitt i texten).",
    ),
    "tag": ("a\U000e0041".encode(), "1:2 FIL003 Texten innehåller ett otillåtet tecken: U+E0041 (osynligt tecken)."),
}


@pytest.mark.parametrize(("data", "expected"), FAULTS.values(), ids=FAULTS)
def test_what_cannot_be_read_is_told_with_its_place(data: bytes, expected: str) -> None:
    assert told_of(data) == [expected]


def test_a_file_saved_as_windows_1252_says_so() -> None:
    (problem,) = problems(lambda: decode("Åsa".encode("cp1252"), "a.md"))
    assert "Windows-1252 (där är tecknet ”Å”)" in problem.hint
    assert "UTF-8" in problem.hint


def test_a_surrogate_written_as_utf8_is_not_utf8() -> None:
    assert told_of(b"a\xed\xa0\x80") == ["1:2 FIL001 Filen är inte sparad som UTF-8: byten 0xED går inte att läsa."]


def test_at_most_twenty_characters_are_told_and_then_how_many_more() -> None:
    told_lines = told_of("a\u200b".encode() * 50)
    assert len(told_lines) == 21
    assert told_lines[-1] == "1:42 FIL003 Texten innehåller 30 otillåtna tecken till, det första här."


def test_a_forbidden_character_keeps_its_column_so_that_the_rest_can_be_read() -> None:
    assert read_source("a\u200bb".encode(), "a.md").text == "a\ufffdb"


@pytest.mark.parametrize("text", ["👩\u200d🚒 ❤\ufe0f", "a\u00a0b\u202fc", "§ – ”x” … ½ €", "tabb\there", "Ǻ ẞ 中"])
def test_characters_that_are_allowed_stay(text: str) -> None:
    assert decode(text.encode(), "a.md") == unicodedata.normalize("NFC", text)


def test_a_letter_under_a_heap_of_accents_is_refused_at_once() -> None:
    started = time.perf_counter()
    with pytest.raises(PapergenError, match="FIL006"):
        decode(("a" + "\u0301\u0323" * 240_000).encode(), "a.md")
    assert time.perf_counter() - started < 2
