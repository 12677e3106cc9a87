"""Names with one right form: Sweden's län, and some authorities and institutions whose names are often written wrong."""

import re

# The name of the place, and of its län as the act on the country's division has it.
LAN = {
    "Stockholm": "Stockholms län",
    "Uppsala": "Uppsala län",
    "Södermanland": "Södermanlands län",
    "Östergötland": "Östergötlands län",
    "Jönköping": "Jönköpings län",
    "Kronoberg": "Kronobergs län",
    "Kalmar": "Kalmar län",
    "Gotland": "Gotlands län",
    "Blekinge": "Blekinge län",
    "Skåne": "Skåne län",
    "Halland": "Hallands län",
    "Västra Götaland": "Västra Götalands län",
    "Värmland": "Värmlands län",
    "Örebro": "Örebro län",
    "Västmanland": "Västmanlands län",
    "Dalarna": "Dalarnas län",
    "Gävleborg": "Gävleborgs län",
    "Västernorrland": "Västernorrlands län",
    "Jämtland": "Jämtlands län",
    "Västerbotten": "Västerbottens län",
    "Norrbotten": "Norrbottens län",
}
_PLACES = "|".join(re.escape(place) for place in sorted(LAN, key=lambda place: (-len(place), place)))
LAN_PATTERN = re.compile(rf"(?<![\w-])(?P<place>{_PLACES})s?\s[Ll]äns?(?!\w)")
# As they write themselves, and as Svenska skrivregler has them.
NAMES = (
    "Arbetsmiljöverket",
    "Boverket",
    "Europeiska kommissionen",
    "Europeiska socialfonden",
    "Europeiska unionen",
    "Folkhälsomyndigheten",
    "Förenta nationerna",
    "Integritetsskyddsmyndigheten",
    "Jämställdhetsmyndigheten",
    "Migrationsverket",
    "Naturvårdsverket",
    "Skolinspektionen",
    "Skolverket",
    "Socialstyrelsen",
    "Trafikverket",
    "Upphandlingsmyndigheten",
)
RIGHT_NAMES = {name.casefold(): name for name in NAMES}
_ANY_NAME = "|".join(r"\s".join(map(re.escape, name.split())) for name in NAMES)
NAME_PATTERN = re.compile(rf"(?<![\w-])(?:{_ANY_NAME})(?=s?(?!\w))", re.I)
