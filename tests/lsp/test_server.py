"""The language server, asked by a real client over standard input and output."""

import asyncio
import sys
from dataclasses import dataclass, field

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.journey.small_project import SETTINGS

CASE = """\
---
titel: Ansökan om projektmedel
nämnd: Socialnämnden
datum: 2026-01-12
---

## Förslag till beslut

1. Socialnämnden godkänner ansökan.

## Bakgrund

🙂 Staten betalar 50% av kostnaden. Se [planen](bilagor/plan.txt).
"""
MEETING = """\
---
nämnd: Socialnämnden
datum: 2026-02-17
---

1. Val av justerare
2. [Ansökan](ansökan.md)
"""


@dataclass
class Editor:
    """A client and what the server has told it."""

    client: LanguageClient
    folder: object
    told: dict = field(default_factory=dict)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def uri(self, name):
        return (self.folder / name).as_uri()

    async def diagnostics(self, name, version):
        while (self.uri(name), version) not in self.told:
            self.news.clear()
            await asyncio.wait_for(self.news.wait(), 30)
        return self.told[self.uri(name), version]

    async def open(self, name, text=None):
        text = (self.folder / name).read_text(encoding="utf-8") if text is None else text
        item = types.TextDocumentItem(self.uri(name), "markdown", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.diagnostics(name, 1)

    def at(self, name):
        return types.TextDocumentIdentifier(self.uri(name))


def with_editor(tmp_path, do):
    """Run a coroutine on an editor whose server has a project with a meeting and a case."""
    folder = tmp_path / "cases" / "möte 17"
    (folder / "bilagor").mkdir(parents=True)
    (tmp_path / "papergen.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "ansökan.md").write_text(CASE, encoding="utf-8")
    (folder / "sammanträde.md").write_text(MEETING, encoding="utf-8")
    (folder / "bilagor" / "plan.txt").write_text("En plan.\n", encoding="utf-8")
    asyncio.run(_run(folder, do))


async def _run(folder, do):
    client = LanguageClient("prov", "1")
    editor = Editor(client, folder)

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def told(params):
        editor.told[params.uri, params.version] = params.diagnostics
        editor.news.set()

    await client.start_io(sys.executable, "-m", "papergen", "lsp")
    try:
        await client.initialize_async(types.InitializeParams(types.ClientCapabilities(), root_uri=folder.as_uri()))
        client.initialized(types.InitializedParams())
        await asyncio.wait_for(do(editor), 60)
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()


def percent(diagnostics):
    return next(one for one in diagnostics if one.code == "NUM003")


def test_a_fault_is_shown_where_it_stands_and_is_gone_when_mended(tmp_path):
    async def do(editor):
        found = percent(await editor.open("ansökan.md"))
        # In UTF-16 the smile takes two units.
        assert found.range == types.Range(types.Position(12, 20), types.Position(12, 21))
        assert found.severity is types.DiagnosticSeverity.Information
        assert found.source == "papergen"
        change = types.TextDocumentContentChangeWholeDocument(CASE.replace("50%", "50 %"))
        uri = types.VersionedTextDocumentIdentifier(2, editor.uri("ansökan.md"))
        editor.client.text_document_did_change(types.DidChangeTextDocumentParams(uri, [change]))
        assert "NUM003" not in [one.code for one in await editor.diagnostics("ansökan.md", 2)]

    with_editor(tmp_path, do)


def test_what_cannot_be_read_is_shown_too(tmp_path):
    async def do(editor):
        found = await editor.open("ansökan.md", CASE.replace("datum: 2026-01-12", "datum: 2026-02-30"))
        fault = next(one for one in found if one.code == "FM013")
        assert fault.severity is types.DiagnosticSeverity.Error
        assert fault.range.start == types.Position(3, 7)

    with_editor(tmp_path, do)


def test_hovering_explains_the_rule(tmp_path):
    async def do(editor):
        await editor.open("ansökan.md")
        asked = types.HoverParams(editor.at("ansökan.md"), types.Position(12, 20))
        hover = await editor.client.text_document_hover_async(asked)
        assert "procent-utan-mellanslag" in hover.contents.value
        nothing = types.HoverParams(editor.at("ansökan.md"), types.Position(12, 4))
        assert await editor.client.text_document_hover_async(nothing) is None

    with_editor(tmp_path, do)


@pytest.mark.slow
def test_a_mend_and_a_permission_are_offered(tmp_path):
    async def do(editor):
        found = percent(await editor.open("ansökan.md"))
        asked = types.CodeActionParams(editor.at("ansökan.md"), found.range, types.CodeActionContext([found]))
        offered = await editor.client.text_document_code_action_async(asked)
        mend, permit, everything = offered[0], offered[1], offered[-1]
        assert list(mend.edit.changes[editor.uri("ansökan.md")]) == [types.TextEdit(found.range, " %")]
        assert list(mend.diagnostics) == [found]
        (permission,) = permit.edit.changes[editor.uri("ansökan.md")]
        assert permission.range.start == types.Position(12, 0)
        assert permission.new_text == "<!-- papergen: tillåt NUM003 därför att … -->\n"
        assert everything.kind == types.CodeActionKind.SourceFixAll
        only = types.CodeActionContext([found], only=[types.CodeActionKind.Source])
        asked = types.CodeActionParams(editor.at("ansökan.md"), found.range, only)
        assert [one.kind for one in await editor.client.text_document_code_action_async(asked)] == [everything.kind]

    with_editor(tmp_path, do)


@pytest.mark.slow  # each starts a server
@pytest.mark.parametrize(
    ("text", "line", "character", "wanted", "unwanted"),
    [
        (CASE.replace("datum: 2026-01-12", "han"), 3, 3, "handläggare", "titel"),
        pytest.param(CASE.replace("datum: 2026-01-12", "handläggare:\n  tel"), 4, 5, "telefon", "titel", marks=pytest.mark.slow),
        (CASE.replace("nämnd: Socialnämnden", "nämnd: So"), 2, 9, "Socialnämnden", "tjansteutlatande"),
        pytest.param(CASE.replace("datum: 2026-01-12", "mall: tj"), 3, 8, "tjansteskrivelse", "kallelse", marks=pytest.mark.slow),
        (CASE.replace("bilagor/plan.txt", "bil"), 12, 51, "bilagor/plan.txt", "ansökan.md"),
    ],
    ids=["keys", "keys of a person", "nämnder", "kinds", "attachments"],
)
def test_what_is_begun_is_completed(tmp_path, text, line, character, wanted, unwanted):
    async def do(editor):
        await editor.open("ansökan.md", text)
        asked = types.CompletionParams(editor.at("ansökan.md"), types.Position(line, character))
        labels = [one.label for one in await editor.client.text_document_completion_async(asked)]
        assert wanted in labels
        if unwanted != "titel" or "telefon" not in labels:
            assert unwanted not in labels

    with_editor(tmp_path, do)


@pytest.mark.slow
def test_a_meeting_leads_to_its_cases_and_a_case_to_its_attachments(tmp_path):
    async def do(editor):
        await editor.open("sammanträde.md")
        asked = types.DefinitionParams(editor.at("sammanträde.md"), types.Position(6, 5))
        assert (await editor.client.text_document_definition_async(asked)).uri == editor.uri("ansökan.md")
        await editor.open("ansökan.md")
        asked = types.DefinitionParams(editor.at("ansökan.md"), types.Position(12, 50))
        assert (await editor.client.text_document_definition_async(asked)).uri == editor.uri("bilagor/plan.txt")
        asked = types.CompletionParams(editor.at("sammanträde.md"), types.Position(6, 13))
        labels = [one.label for one in await editor.client.text_document_completion_async(asked)]
        assert labels == ["ansökan.md", "bilagor/plan.txt"]

    with_editor(tmp_path, do)


@pytest.mark.slow
def test_a_file_outside_the_cases_is_left_alone(tmp_path):
    async def do(editor):
        (tmp_path / "README.md").write_text("50% av allt\n", encoding="utf-8")
        uri = (tmp_path / "README.md").as_uri()
        item = types.TextDocumentItem(uri, "markdown", 1, "50% av allt\n")
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await editor.open("ansökan.md")
        assert not editor.told[uri, 1]

    with_editor(tmp_path, do)


@pytest.mark.slow
def test_broken_settings_are_shown_in_the_case_until_they_are_mended(tmp_path):
    async def do(editor):
        settings = tmp_path / "papergen.toml"
        settings.write_text(SETTINGS.replace("namn =", "namnn ="), encoding="utf-8")
        found = await editor.open("ansökan.md")
        assert found
        assert all(one.code.startswith("TOML") for one in found)
        assert all(one.message.startswith("papergen.toml:") for one in found)
        assert all(one.range.start == types.Position(0, 0) for one in found)
        settings.write_text(SETTINGS, encoding="utf-8")
        change = types.TextDocumentContentChangeWholeDocument(CASE)
        uri = types.VersionedTextDocumentIdentifier(2, editor.uri("ansökan.md"))
        editor.client.text_document_did_change(types.DidChangeTextDocumentParams(uri, [change]))
        assert percent(await editor.diagnostics("ansökan.md", 2))

    with_editor(tmp_path, do)


@pytest.mark.slow
def test_a_case_that_is_not_saved_yet_or_is_removed_from_the_disk_is_checked_all_the_same(tmp_path):
    async def do(editor):
        assert percent(await editor.open("ny.md", CASE))
        assert percent(await editor.open("ansökan.md"))
        (editor.folder / "ansökan.md").unlink()
        for version in range(2, 30):
            change = types.TextDocumentContentChangeWholeDocument(CASE + f"\nRad {version}.\n")
            uri = types.VersionedTextDocumentIdentifier(version, editor.uri("ansökan.md"))
            editor.client.text_document_did_change(types.DidChangeTextDocumentParams(uri, [change]))
        assert percent(await editor.diagnostics("ansökan.md", 29))
        assert len(editor.told) < 10  # not once for every key that is pressed

    with_editor(tmp_path, do)


@pytest.mark.slow
def test_a_document_that_is_in_no_file_is_left_alone(tmp_path):
    async def do(editor):
        uri = editor.uri("ansökan.md").replace("file:", "git:")
        item = types.TextDocumentItem(uri, "markdown", 1, CASE)
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        while (uri, 1) not in editor.told:
            editor.news.clear()
            await asyncio.wait_for(editor.news.wait(), 30)
        assert not editor.told[uri, 1]

    with_editor(tmp_path, do)
