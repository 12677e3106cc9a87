"""What is set for a meeting itself: the kallelse, the föredragningslista, and the pages that name attachments. Each is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from papergen.bundle.part import Part
from papergen.bundle.ready_part import outline_of
from papergen.model.meeting import Meeting
from papergen.problems import PapergenError, Problem, point
from papergen.project import SETTINGS_FILE, Project
from papergen.render.meeting_papers import kallelse
from papergen.render.paper import UNDATED, Paper
from papergen.render.rendered import MissingGlyphsError
from papergen.steps.inputs import font_inputs, template_inputs
from papergen.steps.kept import Kept
from papergen.steps.manifest import Hashes, sha256


@dataclass(slots=True)
class Press:
    """Sets what a meeting needs, or finds it in `kept` as it was set before."""

    project: Project
    meeting: Meeting
    kept: Kept
    _kallelse: Paper | None = None
    _looks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _papers: dict[int, tuple[Paper, str]] = field(default_factory=dict)  # by identity, so the paper is kept too

    @property
    def day(self) -> date:
        """The day that the meeting's files carry inside."""
        return self.meeting.datum or UNDATED

    def kallelse(self) -> Paper:
        """Give the kallelse; made once."""
        if self._kallelse is None:
            self._kallelse = kallelse(self.meeting, self.project.kinds["kallelse"].kind, self.project.settings)
        return self._kallelse

    def heading_page(self, title: str, lines: Sequence[str]) -> Part:
        """Give the page that names an attachment as a part, whose name, title and level are still to be given.

        Raises PapergenError.
        """
        kind, organisation = "foredragningslista", self.project.settings.organisation

        def make() -> bytes:
            from papergen.render.attachment_pages import Setting, heading_page
            from papergen.steps.papers import load_template

            template = load_template(self.project.kinds[kind], self.project.own_fonts())
            try:
                return _ready(heading_page(title, lines, Setting(template, organisation, "sv-SE", self.day)))
            except MissingGlyphsError as error:  # a case's own words have been set before: it is the name of a file
                message = f"sidan ”{title}” har tecken som inte finns i typsnitten: {_shown(error)}"
                hint = "Döp om filen som den namnger, i mappen och i ärendet."
                raise PapergenError([Problem("FIL116", message, point(self.meeting.path), hint)]) from error

        made_of = (title, *lines, organisation, self.day.isoformat(), *self._look(kind))
        return Part("", "", self.kept.get("rubrik", "del", made_of, make))

    def part(self, kind: str, paper: Paper) -> Part:
        """Give one of the meeting's own papers as a part named after its kind; raises PapergenError."""
        data = self.rendered(kind, paper, "pdf")
        ready = self.kept.get(kind, "del", (sha256(data),), lambda: _ready(data))
        return Part(kind, "", ready, outline_of(kind, ready))

    def rendered(self, kind: str, paper: Paper, form: str) -> bytes:
        """Give one of the meeting's own papers in a format; raises PapergenError."""

        def make() -> bytes:
            from papergen.render.formats import RENDERERS
            from papergen.steps.papers import load_template

            template = load_template(self.project.kinds[kind], self.project.own_fonts())
            try:
                return RENDERERS[form](paper, template, {}).data
            except MissingGlyphsError as error:
                message = f"Mötesfilen har tecken som inte finns i typsnitten: {_shown(error)}."
                problem = Problem("MOT014", message, point(self.meeting.path), "Skriv dem på ett annat sätt.")
                raise PapergenError([problem]) from error

        return self.kept.get(kind, form, (self._hash_of(paper), *self._look(kind)), make)

    def number_font(self) -> bytes:
        """Give the font of the running number, as `join` takes it."""

        def make() -> bytes:
            from papergen.bundle.specimen import take_number_font
            from papergen.render.number_font import number_font

            return take_number_font(number_font())

        return self.kept.get("siffror", "del", (), make)

    def _hash_of(self, paper: Paper) -> str:
        """Give a hash of all that a paper says; worked out once for each."""
        if id(paper) not in self._papers:
            about = (paper.title, paper.author, paper.language, paper.day.isoformat(), paper.values)
            said = repr((*about, paper.before, paper.after, paper.footnotes))
            self._papers[id(paper)] = paper, sha256(said.encode())
        return self._papers[id(paper)][1]

    def _look(self, kind: str) -> tuple[str, ...]:
        """Give what the look of a paper hangs on: its template, the project's fonts and settings."""
        if kind not in self._looks:
            project = self.project
            paths = (SETTINGS_FILE, *template_inputs(project.kinds[kind]), *font_inputs(project))
            self._looks[kind] = (kind, *Hashes(project.root).all_of(paths).values())
        return self._looks[kind]


def _shown(error: MissingGlyphsError) -> str:
    return ", ".join(f"”{character}” (U+{ord(character):04X})" for character in sorted(error.characters))


def _ready(data: bytes) -> bytes:
    """Make a page that we have set ready to be joined."""
    from papergen.bundle.own_part import make_own_ready

    return make_own_ready(data)
