"""The words that `papergen new` writes where somebody is to write their own, so that what has been left of them can be found."""

# By the canonical name of the section; `{namnd}` is the nämnd.
EXAMPLES = {
    "forslag_till_beslut": "1. {namnd} godkänner …",
    "sammanfattning": "Skriv i några meningar vad ärendet gäller och varför det tas upp.",
    "beslutsunderlag": "Räkna upp de handlingar som beslutet bygger på.",
    "bakgrund": "Skriv vad som har hänt tidigare.",
    "arendet": "Beskriv ärendet.",
    "beredning": "Skriv vilka som har berett ärendet och vilka som har fått yttra sig.",
    "synpunkter": "Skriv vad förvaltningen anser och vad den föreslår.",
}
DECISIONS = "{namnd} beslutar\n\n1. att …"  # where what is proposed is written as a list of att
ANYTHING = "…"  # where nothing better is known
# Values of the front matter, which stand behind # until somebody takes it away.
DNR, NAMN, TELEFON, EPOST, CHEF = "(diarienumret)", "(ditt namn)", "(med riktnummer)", "(din adress)", "(den högsta chefens namn)"
TID, PLATS, MEETING_NAMN = "(till exempel 17:30)", "(var mötet hålls)", "(namn)"
VALUES = frozenset((DNR, NAMN, TELEFON, EPOST, CHEF, TID, PLATS, MEETING_NAMN))
ITEM = "Skriv ärendet här, eller länka till en ärendefil i mappen"
