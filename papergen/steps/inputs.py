"""What a paper is made of, as the paths whose hashes the manifest keeps: when one of them is another, it is made again."""

from pathlib import Path
from typing import TYPE_CHECKING

from papergen.model.case import Case
from papergen.project import BUILT_IN, MEETING_FILES, SETTINGS_FILE, KindFiles, Project
from papergen.steps.manifest import BELOW, FRONT

if TYPE_CHECKING:
    from papergen.steps.case_files import Gathered


def inputs_of(project: Project, case_file: Path, case: Case, found: "Gathered") -> list[str]:
    """Give all that a paper is made of, as paths the manifest keeps; a file that is not there counts too, should it appear."""
    meeting_file = project.meeting_file(case_file)
    kind = project.kinds[case.kind]
    meetings = [meeting_file] if meeting_file else [case_file.parent / name for name in MEETING_FILES]
    paths = [case_file, *found.files.values()]
    return [
        SETTINGS_FILE,
        *(path.relative_to(project.root).as_posix() for path in paths),
        *(f"{path.relative_to(project.root).as_posix()}{FRONT}" for path in meetings),
        *font_inputs(project),
        *template_inputs(kind),
    ]


def font_inputs(project: Project) -> list[str]:
    """Give the project's own fonts, and the folder they lie in, should one be added."""
    fonts = [path for folder in project.own_fonts() for path in sorted(folder.rglob("*")) if path.is_file()]
    return [f"fonts{BELOW}", *(path.relative_to(project.root).as_posix() for path in fonts)]


def template_inputs(kind: KindFiles) -> list[str]:
    """Give the files of a kind; for a built-in one also the place where the project's own would take over."""
    names = ("kind.toml", "mall.docx", "mall.typ")
    own = [f"templates/{kind.kind.name}/kind.toml"] if kind.folder.startswith(BUILT_IN) else []
    return [*own, *(f"{kind.folder}/{name}" for name in names)]
