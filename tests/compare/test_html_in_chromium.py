"""The HTML page as a browser shows it: structure and contrast by axe-core, the keyboard, both views, dark and light, print."""

import json
from pathlib import Path

import pytest

from papergen.compare.report.html_page import html_report
from tests.compare.chromium import CHROMIUM, axe_source, browser
from tests.compare.test_reports import whole

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")]
SHOWN = "[...document.querySelectorAll('{}')].filter(one => one.offsetParent !== null).length"
FAULTS = "axe.run(document, {}).then(found => found.violations.map(one => one.id + ': ' + one.nodes.map(n => n.html).join(' ')))"


def page(folder: Path) -> Path:
    path = folder / "sida.html"
    path.write_text(html_report(whole()), encoding="utf-8")
    return path


def test_the_page_is_used_by_keyboard_alone(tmp_path: Path) -> None:
    with browser(tmp_path) as tab:
        tab.open(page(tmp_path))
        tab.press("Tab")
        assert tab.value("document.activeElement.className") == "skip"
        tab.press("Tab")
        assert tab.value("document.activeElement.id") == "line"
        assert tab.value(SHOWN.format(".beside")) == 0
        tab.press("ArrowDown")
        assert tab.value("document.activeElement.id") == "side"
        assert tab.value(SHOWN.format(".beside")) > 0
        assert tab.value(SHOWN.format(".inline")) == 0
        assert tab.value("getComputedStyle(document.activeElement).outlineStyle") != "none"
        for _ in range(30):
            tab.press("Tab")
            if tab.value("document.activeElement.tagName") == "SUMMARY":
                break
        tab.press("Enter")
        assert tab.value("document.querySelectorAll('details[open]').length") == 1


def test_the_page_asks_for_nothing_and_fits_a_telephone(tmp_path: Path) -> None:
    with browser(tmp_path) as tab:
        tab.open(page(tmp_path))
        assert tab.value("performance.getEntriesByType('resource').length") == 0
        tab.ask("Emulation.setDeviceMetricsOverride", width=360, height=700, deviceScaleFactor=1, mobile=True)
        assert tab.value("document.documentElement.scrollWidth") <= 360


def test_dark_and_light_differ_and_pictures_can_be_looked_at(tmp_path: Path) -> None:
    with browser(tmp_path) as tab:
        tab.open(page(tmp_path))
        tab.scheme("light")
        light = tab.value("getComputedStyle(document.body).backgroundColor")
        assert len(tab.picture(tmp_path / "ljus.png")) > 20_000
        tab.scheme("dark")
        assert tab.value("getComputedStyle(document.body).backgroundColor") != light
        assert len(tab.picture(tmp_path / "mork.png")) > 20_000
        tab.ask("Emulation.setEmulatedMedia", media="print")
        assert tab.value(SHOWN.format("fieldset")) == 0


@pytest.mark.skipif(not axe_source(), reason="axe-core is not installed")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["line", "side"])
def test_axe_finds_nothing(tmp_path: Path, scheme: str, view: str) -> None:
    with browser(tmp_path) as tab:
        tab.open(page(tmp_path))
        tab.scheme(scheme)
        tab.value(f"document.getElementById('{view}').click()")
        tab.value("document.querySelectorAll('details').forEach(one => one.open = true)")
        tab.value(f"{axe_source()}; 0")
        assert tab.value(FAULTS.format(json.dumps({"resultTypes": ["violations"]}))) == []
