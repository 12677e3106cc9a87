"""What happens when a reader clicks: only going to a web address, or to a page of the same attachment, is kept.

Source: ISO 32000-1, 12.6. What is dropped is remembered, so that the sender learns of it; joining would drop it in silence.
"""

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from papergen.bundle.attachments import faults
from papergen.bundle.attachments.faults import About, Fault
from papergen.bundle.destinations import Destinations

_WEB = ("http://", "https://", "mailto:", "tel:")
_TOLD: dict[str, Fault] = {
    "/JavaScript": faults.SCRIPT,
    "/Launch": faults.LAUNCH,
    "/GoToE": faults.LAUNCH,
    "/ImportData": faults.LAUNCH,
    "/SubmitForm": faults.LAUNCH,
    "/GoToR": faults.EXTERNAL,
    "/Thread": faults.EXTERNAL,
    "/Rendition": faults.MEDIA,
    "/RichMediaExecute": faults.MEDIA,
    "/Movie": faults.MEDIA,
    "/Sound": faults.MEDIA,
}


class Actions:
    """Judges the actions of one opened PDF, and gathers what must be told, each sort once."""

    def __init__(self, pdf: Pdf) -> None:
        """Know the pages and the names of places in them."""
        self.destinations = Destinations(pdf)
        self.dropped: dict[str, Fault] = {}

    def drop(self, fault: Fault) -> None:
        """Remember that something of a sort is not kept."""
        self.dropped[fault.code] = fault

    def tell(self, about: About) -> None:
        """Note what was dropped."""
        for code in sorted(self.dropped):
            about.note(self.dropped[code])

    def drop_action(self, action: Any) -> None:
        """Remember why an action, or what follows on it, is not kept; also takes destinations, which are no action."""
        seen: set[tuple[int, int]] = set()
        waiting = [action]
        while waiting:
            one = waiting.pop()
            if isinstance(one, Array):
                waiting += list(one)
            elif isinstance(one, Dictionary) and not (one.is_indirect and one.objgen in seen):
                seen.add(one.objgen)
                if fault := _TOLD.get(str(one.get("/S", ""))):
                    self.drop(fault)
                if "/Next" in one:
                    waiting.append(one["/Next"])

    def drop_triggers(self, holder: Any) -> None:
        """Remember what a thing does by itself: when it is opened, entered, printed."""
        triggers = holder.get("/AA")
        if isinstance(triggers, Dictionary):
            for action in triggers.values():
                self.drop_action(action)

    def keeps(self, holder: Any) -> bool:
        """Leave a link or a bookmark with one harmless action, or tell that it has none."""
        action = holder.get("/A")
        place = self.destinations.of_action(holder)
        self.drop_triggers(holder)
        if isinstance(action, Dictionary):
            self.drop_action(action)
        for key in ("/A", "/AA", "/PA", "/Dest"):
            if key in holder:
                del holder[key]
        if isinstance(action, Dictionary) and action.get("/S") == "/URI":
            return self._keeps_address(holder, action.get("/URI"))
        if place is not None:
            holder["/Dest"] = place
        return place is not None

    def _keeps_address(self, holder: Any, written: Any) -> bool:
        address = bytes(written).decode("utf-8", "replace").strip() if isinstance(written, String) else ""
        if address.lower().startswith(_WEB):
            holder["/A"] = Dictionary(S=Name.URI, URI=written)
            return True
        self.drop(faults.SCRIPT if address.lower().startswith("javascript:") else faults.EXTERNAL)
        return False
