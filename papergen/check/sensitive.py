"""What is sensitive about a person: words for health, violence, crime and support from the social services.

Those that offentlighets- och sekretesslagen (2009:400) chapters 25 and 26 protect, and dataskyddsförordningen article 9.
"""

import re

# A setting where a person who is known again is harmed.
SENSITIVE = re.compile(
    r"\b(?:omhändert\w+|LVU|LVM|LPT|avhys\w*|avhyst\w*|vräk\w+|tvångsvård\w*|våldsutsat\w*|hedersutsat\w*|hedersrelater\w*"
    r"|(?:utsat\w+|utsätt\w+) för (?:\w+ ){0,2}(?:våld|hot|brott|övergrepp|människohandel|prostitution)|våld i nära relation\w*"
    r"|misshandl\w+|våldta\w+|övergrepp\w*|självmord\w*|suicid\w*|missbruk(?:are|ade|ar|et)?|beroendevård\w*|hemlös\w*|vanvård\w*"
    r"|hiv|hivpositiv\w*|skydda[dt]\w* (?:boende\w*|identitet\w*|folkbokföring\w*)|familjehem\w*|HVB(?:-hem\w*)?|jourhem\w*"
    r"|försörjningsstöd\w*|ekonomiskt bistånd|brottsoff\w+|människohandel\w*|trafficking|prostitution\w*|könsstymp\w+"
    r"|barnäktenskap\w*|tvångsgift\w*|diagnos\w*|psykisk\w* (?:ohälsa|sjuk\w*|störning\w*)|orosanmäl\w+|brottsmisstänk\w+"
    r"|dömd\w* för|dömdes för)\b",
    re.IGNORECASE,
)
# Those who are counted.
PEOPLE = re.compile(
    r"\b(?:personer|person|barn|flickor|flicka|pojkar|pojke|kvinnor|kvinna|män|ungdomar|ungdom|unga|elever|elev|brukare|klienter"
    r"|klient|familjer|hushåll|föräldrar|patienter|patient|individer|individ|vuxna|äldre|invånare|flyktingar)\b(?!-)",
    re.IGNORECASE,
)
