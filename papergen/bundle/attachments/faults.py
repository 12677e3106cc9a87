"""Everything that can be wrong with an attachment, in one list: code, message, hint."""

from dataclasses import dataclass, field

from papergen.problems import PapergenError, Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Fault:
    """A sort of problem; `{name}` in the message is the file's name.

    `office_hint` is for an Office file that LibreOffice has made into PDF: there the original is what lies in the project.
    """

    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    office_hint: str = ""


@dataclass(slots=True)
class About:
    """The attachment that is looked at: its name in messages, where the case names it, and what has been noted so far.

    `office` says that it is an Office file, which is looked at as the PDF that LibreOffice makes of it.
    """

    name: str
    place: Place
    office: bool = False
    notes: list[Problem] = field(default_factory=list)

    def problem(self, fault: Fault, **values: object) -> Problem:
        """Give a problem of this attachment."""
        hint = (self.office and fault.office_hint) or fault.hint
        return Problem(fault.code, fault.message.format(name=self.name, **values), self.place, hint, fault.severity)

    def note(self, fault: Fault, **values: object) -> None:
        """Note something that does not keep the attachment out."""
        self.notes.append(self.problem(fault, **values))

    def stop(self, fault: Fault, **values: object) -> PapergenError:
        """Give the error that keeps the attachment out, with all that was noted before."""
        return PapergenError([*self.notes, self.problem(fault, **values)])


_PRINT_AGAIN = "Öppna filen, välj Skriv ut och ”Microsoft Print to PDF” eller ”Spara som PDF”, och lägg in den nya filen."

ENCRYPTED = Fault(
    "FIL020",
    "bilagan {name} är skyddad med lösenord eller kryptering och kan inte läggas i handlingarna",
    "Öppna filen med lösenordet och spara en kopia utan skydd (Arkiv, Egenskaper, Säkerhet: ingen), eller skriv ut den till PDF.",
)
LOCKED = Fault(
    "FIL020",
    "bilagan {name} går att öppna utan lösenord, men är låst mot ändringar och kan inte läggas i handlingarna",
    "Öppna filen, skriv ut den till PDF och lägg in den nya filen, eller be om en kopia utan skydd.",
)
DAMAGED = Fault("FIL021", "bilagan {name} är skadad: {why}", f"Hämta filen på nytt därifrån den kom. {_PRINT_AGAIN}")
EMPTY = Fault("FIL022", "bilagan {name} är tom: den har inga sidor", "Lägg in filen på nytt.")
FORM = Fault(
    "FIL023",
    "bilagan {name} är ett formulär; det som är ifyllt kan försvinna när den sätts ihop med andra handlingar",
    f"Gör om formuläret till vanlig text. {_PRINT_AGAIN}",
)
SIGNED = Fault(
    "FIL024",
    "bilagan {name} är signerad; signaturen slutar gälla när filen sätts ihop med andra handlingar",
    "Skriv ”kopia” vid filen under bilagor i ärendefilens början, så tas den med som kopia, "
    "eller ”medföljer”, så läggs originalet bredvid handlingarna.",
)
XFA = Fault("FIL025", "bilagan {name} är ett XFA-formulär, som bara Adobe Acrobat kan visa", _PRINT_AGAIN)
PORTFOLIO = Fault(
    "FIL026",
    "bilagan {name} är en portfölj: den innehåller andra filer, som skulle falla bort",
    "Spara ut filerna ur portföljen och lista var och en under Bilagor.",
)
TOO_MANY_PAGES = Fault(
    "FIL027", "bilagan {name} har {pages} sidor; gränsen är {limit}", "Dela filen, eller skriv ”medföljer” vid den."
)
TOO_LARGE_PAGE = Fault(
    "FIL028",
    "sida {page} i bilagan {name} är {size} meter lång; PDF klarar högst 5,08 meter",
    "Skriv ut sidan förminskad till PDF.",
)
HIDDEN_LAYERS = Fault(
    "FIL029",
    "bilagan {name} har dolda lager, som vem som helst kan ta fram ur handlingarna",
    f"Se efter vad lagren innehåller och visa dem som ska synas. {_PRINT_AGAIN}",
)
SCRIPT = Fault(
    "FIL030",
    "bilagan {name} har skript (program i filen); de är borttagna",
    "Se efter att bilagan säger det den ska utan dem.",
    Severity.WARNING,
)
LAUNCH = Fault(
    "FIL031",
    "bilagan {name} har länkar eller knappar som startar program eller öppnar andra filer; de är borttagna",
    "Lista de andra filerna under Bilagor, om de hör till ärendet.",
    Severity.WARNING,
)
EMBEDDED = Fault(
    "FIL032",
    "bilagan {name} har andra filer inbäddade; de är borttagna",
    "Spara ut filerna och lista dem under Bilagor, om de hör till ärendet.",
    Severity.WARNING,
)
EXTERNAL = Fault(
    "FIL033",
    "bilagan {name} hänvisar till filer utanför sig själv; hänvisningarna är borttagna",
    "Se efter att bilagan säger det den ska utan dem.",
    Severity.WARNING,
)
COMMENTS = Fault(
    "FIL034",
    "bilagan {name} har {count} kommentarer eller markeringar som inte skrivs ut; de är borttagna",
    "Ska de synas: skriv ut filen till PDF med kommentarer.",
    Severity.WARNING,
)
MEDIA = Fault(
    "FIL035",
    "bilagan {name} har ljud eller film, som är borttaget",
    "Lägg ljudet eller filmen som en egen bilaga med ”medföljer”.",
    Severity.WARNING,
)
OUTSIDE_CONTENT = Fault("FIL036", "en del av det som bilagan {name} visar ligger i en annan fil", _PRINT_AGAIN)
BLANK = Fault("FIL037", "bilagan {name} har tomma sidor: {pages}", "Se efter att de ska vara tomma.", Severity.INFO)
TOO_HEAVY = Fault("FIL038", "bilagan {name} är orimligt stor när den packas upp", _PRINT_AGAIN)

UNKNOWN_KIND = Fault(
    "FIL040",
    "bilagan {name} är {what}, som inte kan läggas i handlingarna",
    "Går den att spara som PDF, gör det. Annars skriver du ”medföljer” vid filen under bilagor i ärendefilens början, "
    "så läggs den bredvid handlingarna.",
)
GUESSED_ENCODING = Fault(
    "FIL041",
    "bilagan {name} är inte sparad som UTF-8; den är läst som Windows-1252",
    "Se efter att å, ä och ö stämmer, eller spara om filen som UTF-8.",
    Severity.WARNING,
)
UNREADABLE_TEXT = Fault(
    "FIL042", "bilagan {name} går inte att läsa som text: {why}", "Spara om filen som ren text i UTF-8, eller som PDF."
)
TOO_LONG_TEXT = Fault(
    "FIL043",
    "bilagan {name} är för lång för att skrivas ut som text: {size} kB; gränsen är {limit} kB",
    "Skriv ”medföljer” vid filen, eller korta den.",
)
NO_OFFICE = Fault(
    "FIL045",
    "bilagan {name} är {what}; för att lägga den i handlingarna behövs LibreOffice, som inte finns på den här datorn",
    "Installera LibreOffice (libreoffice.org), eller öppna filen, spara den som PDF och lista PDF-filen i stället.",
)
OFFICE_FAILED = Fault(
    "FIL046",
    "LibreOffice kan inte göra PDF av bilagan {name}: {why}",
    "Öppna filen, spara den som PDF och lista PDF-filen i stället.",
)
OFFICE_LEAVES_OUT = Fault(
    "FIL047",
    "bilagan {name} har {what}",
    "Öppna filen och rätta den, om något annat ska synas i handlingarna.",
    Severity.WARNING,
)

FIELD_WITHOUT_VALUE = Fault(
    "FIL048",
    "bilagan {name} har fält utan sparat värde, så det går inte att veta vad som ska stå där: {what}",
    "Öppna filen, uppdatera fälten (i Word: markera allt med Ctrl+A och tryck F9), se efter att de visar rätt och spara. "
    "Eller spara den som PDF och lista PDF-filen i stället.",
)
FILE_AS_TEXT = Fault(
    "FIL048",
    "bilagan {name} har en hel fil infogad i texten, som blir text först när Word öppnar den ({what})",
    "Öppna filen i Word, se efter att den visar rätt och spara den. Då blir den infogade filen vanlig text.",
)
FIELD_BY_PAGE = Fault(
    "FIL048",
    "bilagan {name} har fält i sidhuvud eller sidfot som är olika på olika sidor, och bara en sidas värde är sparat: {what}",
    "Spara filen som PDF i Word och lista PDF-filen i stället, eller ta bort fälten.",
)
CHANGES_WITH_THE_DAY = Fault(
    "FIL049",
    "bilagan {name} visar sådant som ändras med dagen eller datorn, och som inte är sparat i filen: {what}",
    "Skriv in det som ska stå där, eller öppna filen i programmet den är gjord i, se efter att den visar rätt, "
    "spara den som PDF och lista PDF-filen i stället.",
)

UNTAGGED = Fault(
    "FIL050",
    "bilagan {name} saknar taggar: handlingarna kan då inte följa PDF/UA, och inte PDF/A på nivå a",
    "Lägg in originalet (.docx, .md, bild), eller spara om det som PDF med taggar "
    "(Word: Spara som PDF, Alternativ, ”Dokumentstrukturtaggar för hjälpmedel”).",
    Severity.WARNING,
    "LibreOffice, som gör filen till PDF, sätter inga taggar i den (så är det med kalkylblad). Öppna den i Excel, spara som PDF "
    "(Alternativ, ”Dokumentstrukturtaggar för hjälpmedel”) och lista PDF:en. Låter du den vara med lovar handlingarna mindre.",
)
NOT_UA = Fault(
    "FIL051",
    "bilagan {name} har taggar men följer inte PDF/UA: handlingarna kan då inte heller göra det",
    "Rätta tillgängligheten i originalet (språk, rubriker, bildbeskrivningar) och spara om det som PDF. "
    "Ett kalkylblad eller bildspel blir bäst om du sparar det som PDF i Excel eller PowerPoint och lägger in PDF:en.",
    Severity.WARNING,
)
NOT_PDFA = Fault(
    "FIL052",
    "bilagan {name} följer inte PDF/A: handlingarna kan då inte heller göra det",
    "Spara om originalet som PDF/A (Word: Spara som PDF, Alternativ, ”PDF/A-kompatibel”), eller lägg in själva originalet.",
    Severity.WARNING,
    "Öppna filen i programmet den är gjord i, spara den som PDF/A (Alternativ, ”PDF/A-kompatibel”) och lista PDF:en.",
)
UNVERIFIED = Fault(
    "FIL053",
    "det går inte att kontrollera här om bilagan {name} följer {standards}: handlingarna påstår då inte att de gör det",
    "Installera Python-paketet page-validation, som kontrollerar det.",
    Severity.WARNING,
)
ONLY_LEVEL_B = Fault(
    "FIL055",
    "bilagan {name} följer PDF/A på nivå b men inte a: handlingarna kan då inte heller följa nivå a",
    "Spara om originalet som PDF/A på nivå a (med taggar), eller lägg in själva originalet.",
    Severity.WARNING,
    "Öppna filen i programmet den är gjord i, spara den som PDF/A med taggar och lista PDF:en.",
)
COPY_WITHOUT_SIGNATURE = Fault(
    "FIL054",
    "bilagan {name} tas med som kopia av ett signerat dokument, men har ingen elektronisk signatur",
    "Ta bort ”kopia” om originalet inte är undertecknat.",
    Severity.INFO,
)
