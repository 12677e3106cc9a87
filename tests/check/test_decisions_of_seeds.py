"""What the rules on decisions, nämnder, dates and statutes find in the three real papers: all of it true, and nothing else."""

import pytest

from papergen.check.selection import Selection
from tests.check.fixtures import check, words_at
from tests.check.seeds import HAVE_SEEDS, write_seeds

MINE = ("DEC001", "DEC002", "DEC003", "DEC005", "DEC006", "DEC007", "ORG", "DAT", "LAW")
EXPECTED = {
    "000": [("DAT003", "har inlämnats"), ("DAT003", "redan 2007-12-10"), ("DEC002", "lämnad rapport")],
    "001": [("DEC003", "godkänner"), ("ORG002", "Europeiska SocialFonden"), ("ORG002", "Europeiska Unionen")],
    "003": [
        ("DAT002", "15 september 2009"),
        ("DAT003", "har redan ingivits"),
        ("DEC005", "125 tkr"),
        ("DEC006", "Socialtjänst- och arbetsmarknadsnämnden justerar omedelbart paragrafen."),
        ("ORG002", "Stockholm län"),
        ("ORG002", "Stockholm län"),
    ],
}


@pytest.mark.skipif(not HAVE_SEEDS, reason="the papers are not part of the project")
@pytest.mark.parametrize("name", EXPECTED)
def test_the_real_papers_give_just_these_findings(name, tmp_path):
    project = write_seeds(tmp_path)
    checked = check(project, project.cases / f"{name}.md", Selection(own_select=MINE))
    found = [(one.problem.code, words_at(checked, one)) for one in checked.found if one.problem.code.startswith(MINE)]
    assert sorted(found) == EXPECTED[name]
