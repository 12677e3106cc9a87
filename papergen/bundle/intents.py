"""What the device colours of a PDF/A mean: its output intent (ISO 19005-2:2011, 6.2.3)."""

from typing import Any

import pikepdf


def output_intent(pdf: pikepdf.Pdf) -> Any:
    """Give a PDF's own PDF/A output intent, what its device colours mean; None if it has none."""
    intents = pdf.Root.get("/OutputIntents")
    for intent in intents if isinstance(intents, pikepdf.Array) else ():
        if isinstance(intent, pikepdf.Dictionary) and intent.get("/S") == "/GTS_PDFA1":
            profile = intent.get("/DestOutputProfile")
            if isinstance(profile, pikepdf.Stream):
                return intent
    return None


def colours(intent: Any) -> int:
    """Give how many components the colours of an output intent have: 1 grey, 3 RGB, 4 CMYK."""
    return int(intent["/DestOutputProfile"].get("/N", 0))


def plain_intent(intent: Any) -> Any:
    """Give an output intent anew with what belongs there and nothing else."""
    keys = ("/Type", "/S", "/OutputCondition", "/OutputConditionIdentifier", "/RegistryName", "/Info", "/DestOutputProfile")
    return pikepdf.Dictionary({key: intent[key] for key in keys if key in intent})
