"""Things that are decided on, and whether a text speaks of one of them or of several."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from papergen.check.passage import WORD, Passage
from papergen.problems import Place

# Forms of one, then of several. Words whose form is the same for both (avtal, förslag, yttrande) stand in the definite form only.
_FORMS = (
    ("ansökan ansökans", "ansökningar ansökningarna"),
    ("rapport rapporten", "rapporter rapporterna"),
    ("redovisning redovisningen", "redovisningar redovisningarna"),
    ("plan planen", "planer planerna"),
    ("avtalet", "avtalen"),
    ("överenskommelse överenskommelsen", "överenskommelser överenskommelserna"),
    ("yttrandet", "yttrandena"),
    ("projektet", "projekten"),
    ("bidraget", "bidragen"),
    ("förslaget", "förslagen"),
    ("motion motionen", "motioner motionerna"),
    ("taxa taxan", "taxor taxorna"),
    ("avgift avgiften", "avgifter avgifterna"),
    ("policy policyn", "policyer policyerna"),
    ("riktlinjen", "riktlinjer riktlinjerna"),
    ("upphandling upphandlingen", "upphandlingar upphandlingarna"),
    ("rekvisition rekvisitionen", "rekvisitioner rekvisitionerna"),
    ("remiss remissen", "remisser remisserna"),
    ("skrivelse skrivelsen", "skrivelser skrivelserna"),
    ("framställning framställningen", "framställningar framställningarna"),
    ("budgeten", "budgetar budgetarna"),
    ("utredning utredningen", "utredningar utredningarna"),
    ("tjänst tjänsten", "tjänster tjänsterna"),
    ("reglemente reglementet", "reglementen reglementena"),
    ("verksamheten", "verksamheterna"),
    ("åtgärd åtgärden", "åtgärder åtgärderna"),
    ("markanvisning markanvisningen", "markanvisningar markanvisningarna"),
    ("detaljplan detaljplanen", "detaljplaner detaljplanerna"),
)
_KNOWN = {
    form: (one.split()[0], number == 1)
    for one, many in _FORMS
    for number, forms in enumerate((one, many))
    for form in forms.split()
}
_LENGTHS = sorted({len(form) for form in _KNOWN}, reverse=True)
_PROPOSES = re.compile(r"\bföreslå(?:r|s)\b|\bbör\b", re.IGNORECASE)
# After one of these a word is not the object of a decision: *till ansökan*, *enligt planen*.
_OF_ANOTHER = re.compile(
    r"\b(?:enligt|i|till|från|med|inom|av|ur|för|per|under|om|på|genom|kring|mot|vid)\s+(?:\w{1,20}\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that is decided on: `word` as written, `first` the part of the compound before the `noun`, and its place."""

    word: str
    first: str
    noun: str
    many: bool
    place: Place

    def is_called_as(self, other: "Named") -> bool:
        """Tell whether two words may mean one thing: the same noun, and no different first parts."""
        return self.noun == other.noun and (not self.first or not other.first or self.first == other.first)


def named_things(passage: Passage, *, only_proposals: bool = False) -> Iterator[Named]:
    """Give the things that the sentences of a passage decide on, or propose."""
    text = passage.text
    for start, end in passage.sentences:
        if only_proposals and not _PROPOSES.search(text, start, end):
            continue
        for word in WORD.finditer(text, start, end):
            form = _form(word[0].lower())
            if form and not _OF_ANOTHER.search(text, max(start, word.start() - 40), word.start()):
                noun, many = _KNOWN[form]
                yield Named(word[0], word[0].lower().removesuffix(form), noun, many, passage.place_of(*word.span()))


def _form(word: str) -> str:
    """Give the known form that a word ends in, the longest, or nothing."""
    return next((word[-length:] for length in _LENGTHS if word[-length:] in _KNOWN), "")
