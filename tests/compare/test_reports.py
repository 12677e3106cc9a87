"""The reports as readers get them: kept files to look at, and what must hold of them whatever users write."""

import html.parser
from dataclasses import replace

import cmarkgfm
from cmarkgfm.cmark import Options

from papergen.compare.meetings import compare_meetings
from papergen.compare.papers import compare_cases
from papergen.compare.report.html_page import html_report, paper_html
from papergen.compare.report.markdown import LIMIT, markdown_report, paper_markdown
from papergen.compare.report.text import paper_text, text_report
from papergen.compare.weight import summary
from papergen.model.changes import CaseChange, Comparison
from tests.compare.two_versions import NEW, OLD, body, case, change, comparison, edited, meeting
from tests.golden_files import GoldenFiles

HOSTILE = (
    "<script>alert(1)</script> **fet** [länk](https://a.se) | @anna #12 :smile: $x$ `kod` "
    "\x1b[31m \u202eomvänt ~~x~~ &amp; </details>"
)


def whole() -> Comparison:
    """Give three real-looking changes, a new paper, and a meeting that got an item."""
    before, after = case(OLD), case(NEW)
    first = compare_cases(before, after, {"bilagor/ansokan.pdf": "a"}, {"bilagor/ansokan.pdf": "b"})
    new = replace(case(body("## Förslag till beslut\n\n1. Nämnden noterar läget.\n")), path="cases/sn/laget.md")
    agenda = "1. Val av justerare\n2. [Bidrag](fyrljuset.md)\n"
    meetings = (compare_meetings(meeting(agenda), meeting(agenda + "3. [Ett ärende](laget.md)\n")),)
    notes = ("Inställningarna i papergen.toml skiljer sig mellan versionerna.",)
    return Comparison("utskick/sn (1a2b3c4)", "arbetskopian", (first, compare_cases(None, new)), meetings, notes)


def test_the_text_report(golden: GoldenFiles) -> None:
    golden("compare/three_changes.txt", text_report(whole()))


def test_the_markdown_comment(golden: GoldenFiles) -> None:
    golden("compare/three_changes.md", markdown_report(whole()))


def test_the_html_page(golden: GoldenFiles) -> None:
    golden("compare/three_changes.html", html_report(whole()))


def test_every_report_says_what_the_board_would_now_decide() -> None:
    for report in (text_report(whole()), markdown_report(whole()), html_report(whole())):
        first = report.index("Punkt 1 ändrad")
        said = report[first : first + 400].replace("\u00a0", " ")
        assert "240 000" in said
        assert "260 000" in said
        assert first < report.index("Budget för 2026")


def test_nothing_changed_is_said() -> None:
    none = Comparison("a", "b", ())
    assert all("Inget har ändrats." in report for report in (text_report(none), markdown_report(none), html_report(none)))


def test_colour_is_only_where_it_is_asked_for() -> None:
    assert "\x1b[31m" in text_report(whole(), colour=True)
    assert "\x1b" not in text_report(whole())


# --- users' text is text ----------------------------------------------------------------------------------------------


def hostile() -> CaseChange:
    """Give a change with text that would act if it were let through; put in as model text, so that no reader takes it out."""
    old = body("## Förslag till beslut\n\n1. Ett beslut som var kort.\n")
    new = case(edited(old, ("Ett beslut", "XXX")))
    (section,) = new.sections
    (listing,) = section.blocks
    paragraph = listing.items[0].blocks[0]
    bad = replace(paragraph, children=tuple(replace(one, text=one.text.replace("XXX", HOSTILE)) for one in paragraph.children))
    items = (replace(listing.items[0], blocks=(bad,)),)
    sections = (replace(section, blocks=(replace(listing, items=items),)),)
    return compare_cases(case(old), replace(new, sections=sections, titel=HOSTILE))


class Elements(html.parser.HTMLParser):
    """Gathers the names of the elements, and demands that all are closed in order."""

    VOID = ("meta", "input", "br", "hr")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.names.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def rendered(markdown: str) -> str:
    return cmarkgfm.github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_UNSAFE)


def test_hostile_text_is_shown_and_does_nothing_in_markdown() -> None:
    page = rendered(markdown_report(comparison(hostile())))
    assert not {"script", "a", "code", "img"} & set(Elements(page).names)
    assert "**fet**" in page
    assert "~~x~~" in page
    assert "@anna" not in page  # a mention is broken by a comment that is not seen
    assert page.count("<table>") == 1
    assert len([row for row in page.split("<tr>") if "<td>" in row]) == 1


def test_hostile_text_is_shown_and_does_nothing_in_html() -> None:
    page = html_report(comparison(hostile()))
    assert "script" not in Elements(page).names
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "\u202e" not in page


def test_hostile_text_does_nothing_on_a_terminal() -> None:
    assert "\x1b" not in text_report(comparison(hostile()))


def test_deletions_and_insertions_are_seen_on_github() -> None:
    page = rendered(markdown_report(whole()))
    assert "<del>240 000</del> <ins><strong>260 000</strong></ins>" in page
    Elements(page)


# --- size -------------------------------------------------------------------------------------------------------------


def long_change(number: int) -> CaseChange:
    texts = [f"Stycke {n} om föreningens arbete i del {number} med unga i kommunen." for n in range(60)]
    old = body("## Bakgrund\n\n" + "\n\n".join(texts) + "\n")
    new = old.replace("föreningens arbete", "stadens arbete")
    path = f"cases/sn/arende-{number}.md"
    return change(old, new, old_path=path, new_path=path)


def test_a_comment_is_cut_to_what_it_can_hold_and_says_where_the_rest_is() -> None:
    report = markdown_report(comparison(*map(long_change, range(12))), "https://exempel.se/jämförelse")
    assert len(report.encode("utf-16-le")) // 2 <= LIMIT
    assert len(report) > LIMIT * 0.8
    assert report.rstrip().endswith("https://exempel.se/jämförelse")
    assert all(f"arende-{number}.md" in report for number in range(12))
    Elements(rendered(report))


def test_a_comment_on_very_many_papers_is_cut_too() -> None:
    one = long_change(1)
    report = markdown_report(comparison(*[one] * 80), limit=9_000)
    assert len(report.encode("utf-16-le")) // 2 <= 9_000
    assert "Här ryms inte allt" in report


def test_one_papers_report_has_it_all() -> None:
    one = long_change(1)
    assert paper_markdown(summary(one)).count("<del>föreningens</del>") == 60
    assert paper_text(summary(one)).count("[-föreningens-]") == 60
    page = paper_html(summary(one), comparison(one))
    assert page.count("<h1>") == 1
    Elements(page)


def test_the_page_asks_for_nothing() -> None:
    page = html_report(whole())
    assert "http" not in page.replace("http-equiv", "")
    assert "<script" not in page
    assert '<html lang="sv">' in page
