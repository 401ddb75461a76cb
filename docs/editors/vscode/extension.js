// The entry point of the extension: starts the language server of `journey`, and the preview on request.
//
// Both are the program `journey` itself (`journey lsp`, `journey watch`). Nothing here depends on the language.

'use strict';

const vscode = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');
const { answers, watch } = require('./program');

let client;
let output;
// The addresses of running previews, by file; each is a promise, so that two clicks start one preview.
const previews = new Map();

function program() {
  return vscode.workspace.getConfiguration('journey').get('path') || 'journey';
}

// Reports that the program is missing, and offers to open the setting.
async function tellMissing() {
  const setting = 'Open the setting';
  const words = `The program \`${program()}\` does not start. Install journey, or say in the setting \`journey.path\` where it is.`;
  if ((await vscode.window.showWarningMessage(words, setting)) === setting) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'journey.path');
  }
}

async function startServer() {
  if (!(await answers(program()))) {
    tellMissing();
    return;
  }
  const server = { command: program(), args: ['lsp'], transport: TransportKind.stdio };
  client = new LanguageClient('journey', 'Journey', server, {
    documentSelector: [
      { scheme: 'file', language: 'journey' },
      { scheme: 'untitled', language: 'journey' },
    ],
    outputChannel: output,
  });
  await client.start();
}

async function stopServer() {
  const running = client;
  client = undefined;
  if (running) await running.stop().catch((reason) => output.appendLine(String(reason)));
}

async function restart() {
  await stopServer();
  await startServer();
}

function start(file) {
  const preview = watch(program(), file, {
    // A click on a card opens this editor, whichever product it is.
    editor: `${vscode.env.uriScheme}://file/{file}:{line}:{column}`,
    said: (text) => output.append(text),
    ended: () => previews.delete(file),
  });
  previews.set(file, preview);
  preview.catch(() => previews.delete(file));
  return preview;
}

async function openPreview() {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || document.languageId !== 'journey') return;
  if (document.isUntitled && !(await document.save())) return;
  const file = vscode.window.activeTextEditor?.document.uri.fsPath ?? document.uri.fsPath;
  try {
    const { address } = await (previews.get(file) ?? start(file));
    await vscode.env.openExternal(await vscode.env.asExternalUri(vscode.Uri.parse(address)));
  } catch (reason) {
    if (reason.code === 'ENOENT') {
      tellMissing();
      return;
    }
    output.show(true);
    vscode.window.showErrorMessage(`The preview does not start: ${reason.message}`);
  }
}

async function activate(context) {
  output = vscode.window.createOutputChannel('Journey');
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand('journey.preview', openPreview),
    vscode.commands.registerCommand('journey.restart', restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('journey.path')) restart();
    }),
  );
  await startServer();
}

async function deactivate() {
  for (const preview of previews.values()) {
    preview.then(({ stop }) => stop(), () => {});
  }
  await stopServer();
}

module.exports = { activate, deactivate };
