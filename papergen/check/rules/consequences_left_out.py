"""CON001: a consequence section is missing, empty, or says "none" without saying why."""

import re
from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.headings import place_of_title, usual_title
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

_CONSEQUENCES = "konsekvenser_"
_NONE = re.compile(
    r"\A\W*(?:inga|ingen|inget|nej|ej|saknas|inte (?:aktuell|relevant|tillämplig)\w*)\b"
    r"|\b(?:inga|ingen|inte några|inte någon)\s(?:[\w-]+\s){0,3}[\w-]*(?:konsekvens|påverkan|effekt|följd|betydelse|kostnad)"
    r"|\b(?:(?:påverka|berör|rör)[rs]?\sinte|inte\s(?:påverka|beröra?|röra?))\b|\bär\s(?:inte|ej)\s(?:aktuell|relevant|tillämplig)",
    re.I,
)
_REASON = re.compile(
    r"\b(?:eftersom|därför|då|emedan|genom|utöver|varken|endast|bara|enbart|redan|enligt|inom|ryms|finansieras|täcks|gäller|avser|ingår)\b"
    r"|\bför att\b|\bi och med\b|\bpå grund av\b|\bp\.g\.a\.|\bmed anledning\b|\bhandlar om\b|\brör\b(?!\s(?:inte|ej)\b)|\bän\b"
    r"|\bav(?:slås|slår|styrks|styrker)\b",
    re.I,
)


@rule("CON001", "konsekvenser-saknas", Severity.WARNING)
def consequences_left_out(subject: Subject) -> Iterator[Finding]:
    """En konsekvensrubrik saknas, eller så står det ”inga” utan något skäl.

    Nämnden ska veta vad beslutet betyder för till exempel ekonomi och barn. Att det inte betyder något är också ett besked, men
    bara om läsaren får veta varför. En mening räcker. Vilka rubriker som ska finnas står i mallens kind.toml (onskad = true).

    Fel:
        ## Ekonomiska konsekvenser

        Inga.

    Rätt:
        ## Ekonomiska konsekvenser

        Förslaget har inga ekonomiska konsekvenser, eftersom arbetet ryms inom budgetramen.
    """
    have = {section.name for section in subject.case.sections}
    for wanted in subject.kind.sections:
        if wanted.wanted and wanted.name not in have:
            title = usual_title(wanted)
            hint = f"Skriv ## {title} och vad beslutet betyder, eller en mening om varför det inte betyder något."
            yield Finding(subject.place_of("titel"), f"Avsnittet ”{title}” saknas.", hint, Severity.INFO)
    for section in subject.case.sections:
        if not section.name.startswith(_CONSEQUENCES):
            continue
        if not section.blocks:
            hint = "Skriv vad beslutet betyder, eller en mening om varför det inte betyder något."
            yield Finding(place_of_title(section), "Under rubriken står ingenting.", hint)
            continue
        passages = [one for one in subject.passages_in(section.name) if one.role != "section"]
        for passage in passages if len(passages) == len(section.blocks) == 1 else ():
            if len(passage.sentences) == 1 and _NONE.search(passage.text) and not _REASON.search(passage.text):
                message = "Här står att beslutet inte får några konsekvenser, men inte varför."
                yield Finding(passage.place_of(0, len(passage.text)), message, "Skriv skälet: ”… eftersom …”.")
