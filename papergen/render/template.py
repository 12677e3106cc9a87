"""A kind's template, opened: the Word shell as docxtpl fills it, and the look read from it.

The shell is checked when it is opened, so that a fault in a template is told once and before any paper is made with it.
"""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, meta
from jinja2.exceptions import SecurityError, TemplateError, TemplateRuntimeError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from papergen.model.kind import Kind
from papergen.problems import PapergenError, Problem, point
from papergen.render.context import NAMES, TEXT_AFTER, TEXT_BEFORE
from papergen.render.style import Look, read_look

BODY_STYLES = (
    "Normal", "heading 1", "heading 2", "heading 3", "heading 4", "Title", "List Bullet", "List Number", "caption", "Quote",
    "footnote text", "footnote reference", "Hyperlink", "Bild", "Bildtext", "Kod", "Kodtecken", "Linje", "Tabell", "Tabelltext",
    "Tabellhuvud", "header", "footer",
)  # fmt: skip
# What filling a template can raise, whatever someone has written in its tags (`1/0`, `titel + 1`, `titel()`, `titel|safe`).
RENDER_ERRORS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
MAX_TEMPLATE_BYTES = 20_000_000
MAX_UNPACKED_BYTES = 100_000_000


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja without access to anything but the names it is given; a compiled shell is kept, since forty papers share it."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self._compiled: dict[str, Any] = {}
        for name in ("batch", "center", "format", "indent", "slice"):
            del self.filters[name]  # each can make a text of any length out of nothing
        del self.filters["safe"]  # would let what a user wrote into the file as XML

    def is_safe_callable(self, obj: Any) -> bool:
        """Call nothing: a template prints the names it is given, and `'x'.center(999999999)` would fill the memory."""
        return False

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse what can make a text of any length: `'x' * 999999999`, `'%999999999d' % 1`."""
        raise SecurityError(f"{operator} får inte användas")

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Any:
        """Compile a shell, or give the one compiled before from the same text."""
        if source not in self._compiled:
            self._compiled[source] = super().from_string(source, *args, **kwargs)
        return self._compiled[source]


class Shell(DocxTemplate):  # type: ignore[misc]  # docxtpl ships no types
    """docxtpl's template with its text repairs done once per template, and user text left as it is."""

    def __init__(self, data: bytes, environment: _Environment, patched: dict[str, str]) -> None:
        """Open a template from its bytes; `patched` keeps the repaired XML between papers."""
        super().__init__(io.BytesIO(data))
        self.environment = environment
        self._patched = patched

    def patch_xml(self, src_xml: str) -> str:
        """Join tags that Word has split over runs; the same XML is repaired once."""
        if src_xml not in self._patched:
            self._patched[src_xml] = super().patch_xml(src_xml)
        return self._patched[src_xml]

    def render_xml_part(self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None) -> str:
        """Fill one part. docxtpl's own version also rewrites `{_{` and line ends, which would change what users wrote."""
        filled = str(self.environment.from_string(src_xml).render(context))
        try:
            etree.fromstring(filled.encode())
        except etree.XMLSyntaxError as error:  # docxtpl would go on with what it can make of it, and text would be lost
            raise TemplateRuntimeError("taggarna gör filen trasig") from error
        return filled

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Leave the document properties alone: they are set after filling, without escaping."""

    def part_xml(self, part: Any, context: dict[str, Any]) -> Any:
        """Fill a header or footer and give its element."""
        xml = self.render_xml_part(self.patch_xml(self.get_part_xml(part)), part, context)
        return etree.fromstring(xml.encode("utf-8"))


@dataclass(frozen=True, slots=True)
class Template:
    """A kind, its two template files, and what has been read from them. Paths are for messages."""

    kind: Kind
    docx_path: str
    docx: bytes
    typ_path: str
    typ: bytes
    look: Look
    own_fonts: tuple[Path, ...] = ()  # folders of the project with fonts of its own
    environment: _Environment = field(default_factory=_Environment, repr=False)
    patched: dict[str, str] = field(default_factory=dict, repr=False)
    kept: dict[str, Any] = field(default_factory=dict, repr=False)  # what is worked out once and is the same for every paper

    def shell(self) -> Shell:
        """Open the Word shell anew; each paper gets its own."""
        shell = Shell(self.docx, self.environment, self.patched)
        shell.init_docx()
        return shell

    def shell_to_read(self) -> Shell:
        """Give the Word shell only to read from; all papers share it."""
        if "shell" not in self.kept:
            self.kept["shell"] = self.shell()
        shell: Shell = self.kept["shell"]
        return shell


def open_template(
    kind: Kind,
    docx_path: str,
    docx_bytes: bytes,
    typ_path: str,
    typ: bytes,
    own_fonts: tuple[Path, ...] = (),
    *,
    checked: bool = False,
) -> Template:
    """Open and check a kind's mall.docx and mall.typ; raises PapergenError with every fault found in them.

    The tags of a mall.docx that has been `checked` before are not read through again, which takes most of the time.
    """
    problems: list[Problem] = []
    if re.search(rb'"@[\w-]+/', typ):
        problems.append(
            Problem(
                "MALL107",
                "mallen hämtar ett typst-paket utifrån",
                point(typ_path),
                "Lägg det som behövs i mallens egen mapp; inget hämtas från nätet.",
            )
        )
    try:
        typ.decode()
    except UnicodeDecodeError:
        hint = "Spara om filen som UTF-8 i ditt redigeringsprogram."
        problems.append(Problem("MALL114", "mallen är inte sparad som UTF-8", point(typ_path), hint))
    document = _open(docx_path, docx_bytes)
    look = read_look(document)
    problems += [
        Problem(
            "MALL103",
            f"formatmallen ”{name}” saknas",
            point(docx_path),
            "Öppna mallen i Word och skapa formatmallen, eller kopiera den från en av papergens egna mallar.",
        )
        for name in BODY_STYLES
        if name.lower() not in look.style_ids
    ]
    if not problems and not (look.bullets and look.numbers):
        problems.append(
            Problem(
                "MALL104",
                "formatmallarna ”List Bullet” och ”List Number” saknar numrering",
                point(docx_path),
                "Koppla en punktlista och en numrerad lista till dem i Word.",
            )
        )
    template = Template(kind, docx_path, docx_bytes, typ_path, typ, look, own_fonts)
    problems += [] if checked else _tag_problems(template)
    if problems:
        raise PapergenError(problems)
    return template


def _open(path: str, data: bytes) -> Document:
    """Open a Word file, refusing what is none and what would unpack to more than memory should hold."""
    fault = Problem("MALL101", "filen är inte ett Worddokument (.docx)", point(path), "Spara mallen på nytt från Word som .docx.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if len(data) > MAX_TEMPLATE_BYTES or sum(entry.file_size for entry in package.infolist()) > MAX_UNPACKED_BYTES:
                raise PapergenError(
                    [Problem("MALL102", "mallen är för stor (över 20 MB)", point(path), "Minska bilderna i den.")]
                )
        document = docx.Document(io.BytesIO(data))
        if document.element.body.sectPr is None:
            raise PapergenError([fault])
    except (
        zipfile.BadZipFile,
        PackageNotFoundError,
        ValueError,
        KeyError,
        AttributeError,
        etree.XMLSyntaxError,
        OSError,
        RuntimeError,
    ) as error:
        raise PapergenError([fault]) from error
    return document


def _tag_problems(template: Template) -> list[Problem]:
    """Find tags that cannot be read and names papergen does not have, in body, headers and footers."""
    shell = template.shell_to_read()
    parts = [shell.get_xml()]
    for uri in (shell.HEADER_URI, shell.FOOTER_URI):
        parts += [shell.get_part_xml(part) for _, part in shell.get_headers_footers(uri)]
    problems, seen = [], ""
    for xml in parts:
        if torn := _torn_tags(xml):
            problems += [_broken_tag(template, text) for text in torn]
            continue
        patched = shell.patch_xml(xml)
        seen += patched
        if re.search(r"\{%[-+]?\s*autoescape", patched):
            problems.append(tag_problem(template, SecurityError("autoescape")))
            continue
        try:
            unknown = meta.find_undeclared_variables(template.environment.parse(patched)) - set(NAMES)
        except TemplateError as error:
            problems.append(tag_problem(template, error, patched))
            continue
        problems += [
            Problem(
                "MALL106",
                f"mallen använder namnet ”{name}”, som inte finns",
                point(template.docx_path),
                _nearest(name) or f"De namn som finns är {', '.join(NAMES)}.",
            )
            for name in sorted(unknown)
        ]
    problems += [
        Problem(
            "MALL108",
            f"taggen {{{{p {name} }}}} saknas, så en del av papperets text skulle falla bort",
            point(template.docx_path),
            "Skriv den som ett eget stycke i mallen.",
        )
        for name in (TEXT_BEFORE, TEXT_AFTER)
        if not problems and not re.search(rf"{{{{\s*{name}\s*}}}}", seen)
    ]
    return problems


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, NAMES, n=1, cutoff=0.6)
    return f"Menade du ”{near[0]}”?" if near else ""


def tag_problem(template: Template, error: Exception, source: str = "") -> Problem:
    """Turn what jinja says of a template into a problem that shows the tag."""
    if isinstance(error, SecurityError):
        return Problem(
            "MALL109",
            "mallen försöker göra något som mallar inte får",
            point(template.docx_path),
            "Mallar får bara skriva ut namnen i docs/templates.md.",
        )
    if isinstance(error, UndefinedError):
        return Problem(
            "MALL106",
            f"mallen använder något som inte finns ({error})",
            point(template.docx_path),
            "Jämför med docs/templates.md.",
        )
    shown = _tag_text(template, source) if isinstance(error, TemplateSyntaxError) else ""
    return _broken_tag(template, shown, str(error).partition("\n")[0])


def _broken_tag(template: Template, tag: str, reason: str = "") -> Problem:
    return Problem(
        "MALL105",
        f"en tagg i mallen går inte att läsa{f': {tag}' if tag else ''}{f' ({reason})' if reason else ''}",
        point(template.docx_path),
        "Skriv om taggen i Word: {{ namn }}, {%p if namn %} … {%p endif %}, alltid med mellanslag innanför klamrarna.",
    )


def _torn_tags(xml: str) -> list[str]:
    """Find paragraphs where a tag is begun and not ended, or ended and not begun; filling would lose text up to the next tag."""
    torn = []
    for paragraph in re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL):
        text = unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", paragraph)))
        if any(text.count(begin) != text.count(end) for begin, end in (("{{", "}}"), ("{%", "%}"), ("{#", "#}"))):
            torn.append(text.strip()[:80])
    return torn


def _tag_text(template: Template, source: str) -> str:
    """Give the first tag that cannot be read by itself; where each can, the first that is not ended (or never begun)."""
    open_tags: list[tuple[str, str]] = []
    for tag in map(str, re.findall(r"\{\{.*?\}\}|\{%.*?%\}", source, re.DOTALL)):
        word = (re.findall(r"[a-z]+", tag) or [""])[0] if tag.startswith("{%") else ""
        whole = tag
        if word.startswith("end") or word in ("else", "elif"):
            if not open_tags or (word.startswith("end") and open_tags.pop()[0] != word[3:]):
                return tag
            continue
        if word in ("if", "for"):
            whole = f"{tag}{{% end{word} %}}"
            open_tags.append((word, tag))
        try:
            template.environment.parse(whole)
            template.environment.compile(whole)
        except TemplateError:
            return tag[:80]
    return open_tags[0][1][:80] if open_tags else ""


def fill(template: Template, shell: Shell, values: dict[str, Any], marker: Callable[[str], str]) -> None:
    """Fill the shell with a case's values. `marker` gives for each of the two texts the XML that stands in for it."""
    markup = {name: Markup(marker(name)) for name in (TEXT_BEFORE, TEXT_AFTER)}  # our own XML, never a user's
    try:
        shell.render(values | markup, template.environment, autoescape=True)
    except RENDER_ERRORS as error:
        raise PapergenError([tag_problem(template, error)]) from error
