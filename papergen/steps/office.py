"""LibreOffice, where it is installed: an Office file in, a tagged PDF out.

Each conversion has a folder and a profile of its own, so that it meets neither the user's LibreOffice nor another conversion.
In that profile macros are off, and neither links nor pictures are fetched from elsewhere.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from papergen.bundle.attachments.part import OfficeError

TIME_LIMIT = 120  # seconds
_FILTERS = {
    ".docx": "writer_pdf_Export",
    ".odt": "writer_pdf_Export",
    ".xlsx": "calc_pdf_Export",
    ".ods": "calc_pdf_Export",
    ".pptx": "impress_pdf_Export",
    ".odp": "impress_pdf_Export",
}
# PDF/A-2b with tags and PDF/UA.
_OPTIONS = (
    '{"SelectPdfVersion":{"type":"long","value":"2"},"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
_USUAL_PLACES = {
    "win32": (r"C:\Program Files\LibreOffice\program\soffice.com", r"C:\Program Files (x86)\LibreOffice\program\soffice.com"),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "2"),
    # Never reckon a formula that has a saved value anew; which formulas are left in the file: bundle/attachments/frozen.py.
    ("Calc/Formula/Load", "OOXMLRecalcMode", "1"),
    ("Calc/Formula/Load", "ODFRecalcMode", "1"),
)


@cache
def find_office() -> str | None:
    """Give the program's path: on PATH, else where it is usually installed; None where it is not."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((place for place in _USUAL_PLACES.get(sys.platform, ()) if Path(place).is_file()), None)


def convert(data: bytes, suffix: str, limit: float = TIME_LIMIT) -> bytes:
    """Give the PDF of an Office file; `suffix` says which sort, as `.docx`. Takes at most `limit` seconds. Raises OfficeError."""
    program = find_office()
    if program is None:
        raise OfficeError("LibreOffice finns inte på datorn")
    try:
        with tempfile.TemporaryDirectory(prefix="papergen-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            source = folder / f"bilaga{suffix}"
            source.write_bytes(data)
            _write_profile(folder / "profil")
            _run(_command(program, folder, source), folder, limit)
            made = folder / "ut" / "bilaga.pdf"
            if not made.is_file():
                needed = {"w": "Writer", "c": "Calc", "i": "Impress"}[_FILTERS[suffix][0]]
                raise OfficeError(f"filen går inte att öppna (är den hel, och är LibreOffice {needed} installerat?)")
            return made.read_bytes()
    except OSError as error:
        raise OfficeError(f"programmet går inte att köra ({error.strerror or error})") from error


def _command(program: str, folder: Path, source: Path) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(folder / 'profil').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nofirststartwizard",
        "--convert-to",
        f"pdf:{_FILTERS[source.suffix]}:{_OPTIONS}",
        "--outdir",
        str(folder / "ut"),
        str(source),
    ]


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>"
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(text, encoding="utf-8")


def _run(command: list[str], folder: Path, limit: float) -> None:
    """Run a command in its own group, for soffice starts others; all of them end with it, whatever happens."""
    with _ended_with_us(folder) as knows:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name == "posix",
        )
        knows(process)
        try:
            process.wait(limit)
        except subprocess.TimeoutExpired:
            raise OfficeError(f"det tog mer än {limit:g} sekunder") from None
        finally:
            _end(process)
    if process.returncode:
        raise OfficeError(f"programmet avbröts (kod {process.returncode})")


@contextlib.contextmanager
def _ended_with_us(folder: Path) -> "Iterator[Callable[[subprocess.Popen[bytes]], None]]":
    """See that a program and its folder go when this process is told to end meanwhile, as Ctrl-C tells those of a pool.

    Gives a function that is to be told which program it is.
    """
    started: list[subprocess.Popen[bytes]] = []
    told: list[bool] = []

    def end(*_: object) -> None:
        told.append(True)
        if started:  # else it is just being started, and ended by `knows`
            with contextlib.suppress(ProcessLookupError):
                os.killpg(started[0].pid, signal.SIGKILL)
            shutil.rmtree(folder, ignore_errors=True)
            os._exit(128 + signal.SIGTERM)

    def knows(process: "subprocess.Popen[bytes]") -> None:
        started.append(process)
        if told:
            end()

    if os.name != "posix" or threading.current_thread() is not threading.main_thread():
        yield started.append
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield knows
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a program that is still running, and all that it has started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
