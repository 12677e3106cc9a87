"""What a föredragningslista leaves unlinked: cases in the folder, half-written links, and links to files that are not there."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from papergen.model.meant_cases import empty_links, meant_cases, whole_link
from papergen.model.meeting import AgendaItem, Meeting
from papergen.problems import PapergenError, Problem, point
from papergen.project import Project


def unlinked_cases(meeting: Meeting, items: Collection[AgendaItem], unlisted: Collection[str]) -> list[Problem]:
    """Give a problem for each case without an item (MOT009): at the item that was meant, or else at the meeting.

    What is meant is half a link, such as `(taxa)`, or a link to a namesake, such as taxa.pdf. An empty link that means none of
    the cases is a problem of its own (MOT008).
    """
    meant = meant_cases(items, unlisted)
    problems = []
    for name in sorted(unlisted):
        item = meant.get(name)
        if item is None:
            message = f"Ärendefilen {name} finns i mappen, men står inte i föredragningslistan."
            hint = f"Lägg till den: 1. [Ärendets namn]({name.replace(' ', '%20')})"
            problems.append(Problem("MOT009", message, point(meeting.path), hint))
            continue
        instead = f"Punkt {item.number} länkar till {item.target}" if item.target else f"Punkt {item.number} är ingen hel länk"
        message = f"{instead}, men i mappen finns ärendefilen {name}, som inte står i föredragningslistan."
        problems.append(Problem("MOT009", message, item.place, f"Skriv punkten så: {whole_link(item, name)}"))
    told = {item.number for item in meant.values()}
    for item in items:
        if item.number not in told:
            hint = "Skriv filens namn mellan ( och ), eller bara texten, utan [ ] och ( )."
            message = f"Länken i ärende {item.number} är tom."
            problems += [Problem("MOT008", message, link.place, hint) for link in empty_links(item)]
    return problems


def absent_files(project: Project, meeting_file: Path, items: Iterable[AgendaItem], but: Collection[str]) -> Iterator[Problem]:
    """Give what is wrong with the files of their own that items link to; not the items on the lines of `but` (`path:line:…`)."""
    for item in items:
        if item.target and not item.target.lower().endswith(".md") and str(item.place) not in but:
            try:
                project.read_user_file(meeting_file, item.target, item.place)
            except PapergenError as error:
                yield from error.problems
