"""The language server on standard input and output, after the Language Server Protocol 3.17."""

import asyncio
import logging
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from papergen import __version__
from papergen.check.explaining import codes, explanation
from papergen.lsp.completion import completions
from papergen.lsp.documents import Document, Projects
from papergen.lsp.links import file_at
from papergen.lsp.mends import actions
from papergen.lsp.positions import Positions, covers
from papergen.problems import PapergenError, Problem, Severity

# How long somebody must rest from typing before a text is checked, in seconds.
REST = 0.2
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


class Server(LanguageServer):
    """The server: pygls keeps the documents, this the projects they belong to and the checks that wait."""

    def __init__(self) -> None:
        """Begin with no project open."""
        super().__init__("papergen", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.projects = Projects()
        self.waiting: dict[str, asyncio.Task[None]] = {}

    def document(self, uri: str) -> Document | None:
        """Give the document of a URI as the editor has it; None for what is no case or meeting of a project."""
        try:
            return self._document(uri)
        except PapergenError:
            return None  # `tell` says what is wrong with the project

    def _document(self, uri: str) -> Document | None:
        """Give the document of a URI; raises PapergenError where the project's settings are wrong."""
        path = to_fs_path(uri) if uri.startswith("file:") else None  # not one that is saved nowhere, or an older version in git
        if not path:
            return None
        text = self.workspace.get_text_document(uri).source
        encoding = self.workspace.position_encoding
        return self.projects.document(Path(path).absolute(), text, str(getattr(encoding, "value", encoding)))

    def tell(self, uri: str) -> None:
        """Check a document and show what is found."""
        document = self.workspace.get_text_document(uri)
        try:
            ours = self._document(uri)
            problems = [one.problem for one in ours.found()] if ours else []
        except PapergenError as error:  # papergen.toml, or a kind of paper, is wrong
            ours, problems = None, list(error.problems)
        positions = ours.positions if ours else Positions(document.source.splitlines())
        diagnostics = [diagnostic(problem, positions, document.path) for problem in problems]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, document.version))

    async def tell_soon(self, uri: str) -> None:
        """Check a document when its author rests."""
        await asyncio.sleep(REST)
        self.tell(uri)


def diagnostic(problem: Problem, positions: Positions, path: str) -> types.Diagnostic:
    """Give a problem as editors show it in the document at `path`.

    One of another file stands at the beginning, with its place in words.
    """
    place = problem.place
    elsewhere = place is not None and not Path(unicodedata.normalize("NFC", path)).as_posix().endswith(f"/{place.path}")
    return types.Diagnostic(
        positions.range_of(None if elsewhere else place),
        f"{f'{place}: ' if elsewhere else ''}{problem.message}\n{problem.hint}".strip(),
        _SEVERITIES[problem.severity],
        problem.code,
        source="papergen",
    )


def make_server() -> Server:
    """Make the server with all it can do."""
    server = Server()
    _keep_up(server)
    _answer(server)
    return server


def _keep_up(server: Server) -> None:
    """Check documents when they are opened, changed and saved."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.tell(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        if earlier := server.waiting.pop(uri, None):
            earlier.cancel()
        server.waiting[uri] = asyncio.create_task(server.tell_soon(uri))

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        # A case that is saved may be what a meeting lacked, and papergen.toml is for all.
        for uri in list(server.workspace.text_documents):
            server.tell(uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        if earlier := server.waiting.pop(params.text_document.uri, None):
            earlier.cancel()
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))


def _answer(server: Server) -> None:
    """Answer what the editor asks."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        document = server.document(params.text_document.uri)
        return _explained(document, params.position) if document else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions([types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]),
    )
    def act(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        document = server.document(uri)
        found = actions(document, uri, params.range, params.context.diagnostics) if document else ()
        return [one for one in found if _is_wanted(one, params.context.only)]

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["(", "/", " "]))
    def complete(params: types.CompletionParams) -> list[types.CompletionItem]:
        document = server.document(params.text_document.uri)
        return completions(document, params.position) if document else []

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> types.Location | None:
        document = server.document(params.text_document.uri)
        path = file_at(document, params.position) if document else None
        start = types.Position(0, 0)
        uri = from_fs_path(str(path)) if path else None
        return types.Location(uri, types.Range(start, start)) if uri else None


def _is_wanted(action: types.CodeAction, only: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Tell whether an action is of a kind that is asked for: "source" asks for "source.fixAll" too."""
    kind = str(getattr(action.kind, "value", action.kind))
    asked = [str(getattr(one, "value", one)) for one in only or ()]
    return not asked or any(kind == one or kind.startswith(f"{one}.") for one in asked)


def _explained(document: Document, position: types.Position) -> types.Hover | None:
    """Explain the rules of the findings at a position."""
    line, column = document.positions.line_and_column(position)
    here = [one.problem for one in document.found() if one.problem.place and covers(one.problem.place, line, column)]
    known = [problem for problem in here if problem.code in codes()]
    if not known:
        return None
    text = "\n\n---\n\n".join(dict.fromkeys(f"```text\n{explanation(problem.code).rstrip()}\n```" for problem in known))
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), document.positions.range_of(known[0].place))


def serve() -> None:
    """Serve one editor until it ends."""
    logging.basicConfig(level=logging.ERROR)  # on standard error, which editors keep for the curious
    make_server().start_io()
