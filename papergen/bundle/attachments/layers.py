"""Optional content ("layers"): taken away where everything is shown, refused where something is hidden.

Any reader can show a hidden layer with two clicks. What somebody meant to hide must not be sent out by accident, nor be cut
out of a page without a word, so the author decides: show it, or print the file without it.
Source: ISO 32000-1, 8.11.
"""

from typing import Any

from pikepdf import Dictionary, Pdf, Stream

from papergen.bundle.attachments import faults
from papergen.bundle.attachments.faults import About


def settle_layers(pdf: Pdf, about: About) -> None:
    """Drop the settings of layers that are all shown; raises PapergenError if one is hidden, on screen or in print."""
    layered = pdf.Root.get("/OCProperties")
    hidden = layered is not None and _some_are_off(layered)
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") in ("/OCG", "/OCMD"):
            hidden = hidden or _hides(thing)
        elif isinstance(thing, Stream) and "/OC" in thing:
            group = thing.OC
            hidden = hidden or _hides(group)
            del thing.OC
    if hidden:
        raise about.stop(faults.HIDDEN_LAYERS)


def _some_are_off(layered: Any) -> bool:
    default = layered.get("/D", Dictionary())
    return default.get("/BaseState", "/ON") != "/ON" or bool(len(default.get("/OFF", [])))


def _hides(group: Any) -> bool:
    """Tell whether a group, or a rule about groups, can leave content out."""
    if "/VE" in group or group.get("/P") in ("/AllOff", "/AnyOff"):
        return True
    usage = group.get("/Usage", Dictionary())
    states = [usage.get(when, Dictionary()).get(state) for when, state in (("/View", "/ViewState"), ("/Print", "/PrintState"))]
    return "/OFF" in states
