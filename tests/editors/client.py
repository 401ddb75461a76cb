"""Drives `journey lsp` with a client library that is not ours (pygls), over a journey of 1,000 lines.

Asks for everything that the server offers and looks at the answers, in both encodings of positions; then times how long
the problems of a keystroke take to come. The library checks every message against the types of the protocol.

    python client.py PROGRAM [KEYSTROKES]
"""

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

PROGRAM = sys.argv[1]
KEYSTROKES = int(sys.argv[2]) if len(sys.argv) > 2 else 20


def journey() -> str:
    """A journey of 1,000 lines with each kind of thing that the server knows."""
    lines = ["Klantreis: Een kaart vernieuwen 👩", "Doel: minder wachten", "Afbakening: volwassenen", "Onderzoek: 6 gesprekken"]
    lines += ["Gebruik: mensen.journey", "# één uit vele", "Persona: Nora Peeters", "  Rol: leest veel"]
    step = 0
    while len(lines) < 985:
        if step % 8 == 0:
            lines.append(f"Fase: Deel {step // 8 + 1}")
        step += 1
        lines += [
            f"  Stap: Doet iets {step} #stap-{step}",
            "    Contact: balie (persoonlijk)",
            "    Emotie: -1 verward (Nora)",
            f"    - Niemand kent het nummer {step} #nummer-{step}",
            "      Behoefte: Verder kunnen",
            f"        Kans: Zoeken op naam {step}",
            "          Actie: Scherm aanpassen",
            "            Eigenaar: Team",
            "            Status: gepland",
            "            Tegen: 2026-05-01",
        ]
    lines += ["# einde"] * (1000 - len(lines))
    return "\n".join(lines) + "\n"


class Editor:
    """A client with one open text."""

    def __init__(self, folder: Path):
        self.client = LanguageClient("test", "1")
        self.uri = (folder / "kaart.journey").as_uri()
        self.id = lsp.TextDocumentIdentifier(uri=self.uri)
        self.version = 1
        self.text = journey()
        self.told: asyncio.Queue = asyncio.Queue()

        @self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _(params: lsp.PublishDiagnosticsParams):
            if params.uri == self.uri:
                self.told.put_nowait(params)

        @self.client.feature(lsp.CLIENT_REGISTER_CAPABILITY)
        def _(params: lsp.RegistrationParams):
            return None

    async def start(self, encoding: lsp.PositionEncodingKind):
        await self.client.start_io(PROGRAM, "lsp", "--stdio")
        text = lsp.TextDocumentClientCapabilities(
            publish_diagnostics=lsp.PublishDiagnosticsClientCapabilities(
                related_information=True, version_support=True, code_description_support=True
            ),
            hover=lsp.HoverClientCapabilities(content_format=[lsp.MarkupKind.Markdown]),
        )
        capabilities = lsp.ClientCapabilities(
            text_document=text,
            general=lsp.GeneralClientCapabilities(position_encodings=[encoding]),
            workspace=lsp.WorkspaceClientCapabilities(
                workspace_edit=lsp.WorkspaceEditClientCapabilities(document_changes=True),
                did_change_watched_files=lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
            ),
        )
        started = await self.client.initialize_async(lsp.InitializeParams(capabilities=capabilities))
        assert started.capabilities.position_encoding == encoding
        self.legend = started.capabilities.semantic_tokens_provider.legend
        self.encoding = encoding
        self.client.initialized(lsp.InitializedParams())
        item = lsp.TextDocumentItem(uri=self.uri, language_id="journey", version=1, text=self.text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(text_document=item))
        return await self.problems()

    async def problems(self):
        while True:
            told = await asyncio.wait_for(self.told.get(), 20)
            if told.version == self.version:
                return told.diagnostics

    def column(self, text: str) -> int:
        if self.encoding == lsp.PositionEncodingKind.Utf8:
            return len(text.encode())
        return len(text.encode("utf-16-le")) // 2

    def place(self, words: str, nth: int = 0) -> lsp.Position:
        """The position right after the nth time that these words stand in the text."""
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(words, at + 1)
        before = self.text[: at + len(words)]
        return lsp.Position(before.count("\n"), self.column(before.rsplit("\n", 1)[-1]))

    def insert(self, at: lsp.Position, new: str):
        """Types at a position."""
        lines = self.text.split("\n")
        line, width = lines[at.line], at.character
        start = next(n for n in range(len(line) + 1) if self.column(line[:n]) == width)
        lines[at.line] = line[:start] + new + line[start:]
        self.text = "\n".join(lines)
        self.change(lsp.TextDocumentContentChangePartial(range=lsp.Range(at, at), text=new))

    def replace(self, text: str):
        self.text = text
        self.change(lsp.TextDocumentContentChangeWholeDocument(text=text))

    def change(self, change):
        self.version += 1
        id = lsp.VersionedTextDocumentIdentifier(uri=self.uri, version=self.version)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(text_document=id, content_changes=[change]))

    async def complete(self, at: lsp.Position):
        params = lsp.CompletionParams(text_document=self.id, position=at)
        return [item.label for item in (await self.client.text_document_completion_async(params)).items]


async def features(editor: Editor):
    client, id = editor.client, editor.id
    at = lambda words, nth=0: dict(text_document=id, position=editor.place(words, nth))

    # Hover, outline, folds, tokens.
    hover = await client.text_document_hover_async(lsp.HoverParams(**at("      Beh")))
    assert hover.contents.value.startswith("**Behoefte** (Nood, Noodzaak, "), hover
    hover = await client.text_document_hover_async(lsp.HoverParams(**at("Zoeken op naam 1")))
    assert "K1 ← B1 ← −1, stap 1" in hover.contents.value, hover
    symbols = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(text_document=id))
    assert [symbol.name for symbol in symbols[:4]] == ["Een kaart vernieuwen 👩", "Nora Peeters", "Deel 1", "Deel 2"]
    assert len(symbols[2].children) == 8 and symbols[2].children[0].children[0].children[0].name == "Verder kunnen"
    folds = await client.text_document_folding_range_async(lsp.FoldingRangeParams(text_document=id))
    assert (8, 88) in [(fold.start_line, fold.end_line) for fold in folds], folds[:5]
    tokens = await client.text_document_semantic_tokens_full_async(lsp.SemanticTokensParams(text_document=id))
    assert len(tokens.data) % 5 == 0 and editor.legend.token_types[tokens.data[3]] == "keyword"
    assert list(tokens.data[5:8]) == [0, 11, editor.column("Een kaart vernieuwen 👩")], tokens.data[:15]
    span = lsp.Range(lsp.Position(5, 0), lsp.Position(6, 0))
    part = await client.text_document_semantic_tokens_range_async(
        lsp.SemanticTokensRangeParams(text_document=id, range=span)
    )
    assert list(part.data) == [5, 0, editor.column("# één uit vele"), 0, 0], part

    # Labels.
    editor.insert(editor.place("Scherm aanpassen"), "\n            Voor: #nummer-2")
    await editor.problems()
    found = await client.text_document_definition_async(lsp.DefinitionParams(**at("Voor: #num")))
    assert found[0].range.end == editor.place("nummer 2 #nummer-2"), found
    context = lsp.ReferenceContext(include_declaration=True)
    found = await client.text_document_references_async(lsp.ReferenceParams(context=context, **at("Voor: #num")))
    assert len(found) == 2
    assert len(await client.text_document_document_highlight_async(lsp.DocumentHighlightParams(**at("Voor: #num")))) == 2
    named = await client.text_document_prepare_rename_async(lsp.PrepareRenameParams(**at("Voor: #num")))
    assert named.placeholder == "nummer-2"
    edit = await client.text_document_rename_async(lsp.RenameParams(new_name="ander", **at("Voor: #num")))
    assert [change.new_text for change in edit.document_changes[0].edits] == ["ander", "ander"]
    assert edit.document_changes[0].text_document.version == editor.version
    try:
        await client.text_document_rename_async(lsp.RenameParams(new_name="nummer-3", **at("Voor: #num")))
        raise AssertionError("two labels of one name")
    except Exception as refused:
        assert "already" in str(refused), refused

    # Proposals.
    editor.insert(editor.place("Scherm aanpassen"), "\n            ")
    labels = await editor.complete(editor.place("Scherm aanpassen\n            "))
    # The owner, the day and the status are there already, the first of them may stand twice.
    assert "Eigenaar" in labels and "Inspanning" in labels and "Status" not in labels and "Stap" not in labels, labels
    editor.insert(editor.place("Scherm aanpassen\n            "), "Voor: ")
    assert "#nummer-3" in await editor.complete(editor.place("Scherm aanpassen\n            Voor: "))
    assert (await editor.complete(editor.place("Status: ")))[1] == "gepland"
    editor.insert(editor.place("Status: gepland"), "\n            Met: ")
    assert await editor.complete(editor.place("Met: ")) == ["Team"]
    editor.insert(editor.place("balie (persoonlijk)"), "\n    Contact: ")
    assert await editor.complete(editor.place("    Contact: ", 1)) == ["balie (persoonlijk)"]
    editor.insert(editor.place("Emotie: -1 verward (Nora)"), "\n    Emotie: 1 (")
    assert await editor.complete(editor.place("Emotie: 1 (")) == ["Wim", "Nora Peeters"]

    # Fixes: the repair of a keyword, a missing link, a missing label.
    editor.replace(journey().replace("    Contact: balie", "    Contcat: balie", 1))
    assert "unknown-keyword" in {found.code for found in await editor.problems()}
    fixes = await actions(editor, editor.place("    Contca"))
    assert fixes[0].title == "Schrijf `Contact:`" and fixes[0].kind == "quickfix", fixes
    assert fixes[0].diagnostics[0].code_description.href == "journey-explain:/nl/unknown-keyword.md"
    start = "\n".join(journey().split("\n")[:13])
    editor.replace(start.replace(" #nummer-1", "") + "\nKans: x\n  Voor: #weg\n")
    await editor.problems()
    titles = [fix.title for fix in await actions(editor, editor.place("Niemand"))]
    lines = [f"Voeg een regel `{keyword}:` toe" for keyword in ("Behoefte", "Kans", "Actie")]
    assert titles == [*lines, "Sta `unanswered-negative` hier toe"], titles
    fixes = await actions(editor, editor.place("#we"))
    assert fixes[0].title == "Zet `#weg` op `Niemand kent het nummer 1`", fixes

    # The usual form.
    editor.replace("Klantreis:x\nFase:  y\n   Stap:z\n")
    await editor.problems()
    options = lsp.FormattingOptions(tab_size=2, insert_spaces=True)
    edits = await client.text_document_formatting_async(lsp.DocumentFormattingParams(text_document=id, options=options))
    assert "".join(edit.new_text for edit in edits) == "Klantreis: x\nFase: y\n  Stap: z\n", edits
    span = lsp.Range(lsp.Position(1, 0), lsp.Position(1, 3))
    edits = await client.text_document_range_formatting_async(
        lsp.DocumentRangeFormattingParams(text_document=id, range=span, options=options)
    )
    assert [edit.new_text for edit in edits] == ["Fase: y\n"], edits
    editor.replace(journey())
    await editor.problems()


async def actions(editor: Editor, at: lsp.Position):
    params = lsp.CodeActionParams(
        text_document=editor.id, range=lsp.Range(at, at), context=lsp.CodeActionContext(diagnostics=[])
    )
    return await editor.client.text_document_code_action_async(params)


async def keystrokes(editor: Editor) -> list[float]:
    """Milliseconds from each keystroke in the middle of the text to its problems."""
    times = []
    place = editor.place("Niemand kent", 45)
    for n in range(KEYSTROKES):
        began = time.perf_counter()
        editor.insert(place, "abcdefgh "[n % 9])
        await editor.problems()
        times.append((time.perf_counter() - began) * 1000)
        place = lsp.Position(place.line, place.character + 1)
    return times


async def main():
    for encoding in (lsp.PositionEncodingKind.Utf16, lsp.PositionEncodingKind.Utf8):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "mensen.journey").write_text("Persona: Wim\n")
            (Path(folder) / "journey.toml").write_text('[levels]\nallow = ["too-many-steps"]\n')
            editor = Editor(Path(folder).resolve())
            codes = {found.code for found in await editor.start(encoding)}
            assert codes == {"no-key-moment"}, codes
            assert editor.text.count("\n") == 1000
            await features(editor)
            if encoding == lsp.PositionEncodingKind.Utf16:
                times = await keystrokes(editor)
            await editor.client.shutdown_async(None)
            editor.client.exit(None)
            await asyncio.wait_for(editor.client.stop(), 10)
    print(f"keystroke to problems, {len(times)} times over 1,000 lines: median {statistics.median(times):.1f} ms, worst {max(times):.1f} ms")


asyncio.run(asyncio.wait_for(main(), 300))
