// The extension in a VS Code that is played: what it starts, what it opens, and what it says.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'journey-'));
const program = path.join(folder, 'journey');
const script = '#!/bin/sh\ncase $1 in --version) ;; watch) echo http://127.0.0.1:8/; exec sleep 60;; esac\n';
fs.writeFileSync(program, script, { mode: 0o755 });

const seen = { clients: [], commands: {}, opened: [], warnings: [], settings: { path: program } };
const document = { languageId: 'journey', isUntitled: false, uri: { fsPath: path.join(folder, 'a.journey') } };
const vscode = {
  Uri: { parse: (address) => address },
  commands: {
    registerCommand: (name, run) => ((seen.commands[name] = run), { dispose() {} }),
    executeCommand: async () => {},
  },
  env: { uriScheme: 'vscode', asExternalUri: async (address) => address, openExternal: async (address) => seen.opened.push(address) },
  window: {
    activeTextEditor: { document },
    createOutputChannel: () => ({ append() {}, appendLine() {}, show() {}, dispose() {} }),
    showErrorMessage: (words) => seen.warnings.push(words),
    showWarningMessage: async (words) => void seen.warnings.push(words),
  },
  workspace: {
    getConfiguration: () => ({ get: (name) => seen.settings[name] }),
    onDidChangeConfiguration: () => ({ dispose() {} }),
  },
};
class LanguageClient {
  constructor(id, name, server, options) {
    Object.assign(this, { server, options, runs: false });
    seen.clients.push(this);
  }
  async start() { this.runs = true; }
  async stop() { this.runs = false; }
}

const load = Module._load;
Module._load = (name, ...rest) => {
  if (name === 'vscode') return vscode;
  if (name === 'vscode-languageclient/node') return { LanguageClient, TransportKind: { stdio: 0 } };
  return load(name, ...rest);
};
const { activate, deactivate } = createRequire(import.meta.url)('../extension.js');
after(async () => {
  await deactivate();
  fs.rmSync(folder, { recursive: true });
});

const manifest = JSON.parse(fs.readFileSync(new URL('../package.json', import.meta.url)));

test('it starts the language server, and has the commands that it names', async () => {
  await activate({ subscriptions: [] });
  const [client] = seen.clients;
  assert.deepEqual([client.server.command, client.server.args, client.runs], [program, ['lsp'], true]);
  const named = manifest.contributes.commands.map(({ command }) => command);
  assert.deepEqual(Object.keys(seen.commands).sort(), named.sort());
});

test('a second click shows the same preview', async () => {
  await Promise.all([seen.commands['journey.preview'](), seen.commands['journey.preview']()]);
  assert.deepEqual(seen.opened, ['http://127.0.0.1:8/', 'http://127.0.0.1:8/']);
});

test('a program that is missing is told once, with what to do', async () => {
  seen.settings.path = path.join(folder, 'none');
  await seen.commands['journey.restart']();
  assert.equal(seen.clients.length, 1);
  assert.equal(seen.clients[0].runs, false);
  assert.equal(seen.warnings.length, 1);
  assert.match(seen.warnings[0], /journey\.path/);
});

test('the files that the extension names are there', () => {
  const { languages, grammars, snippets } = manifest.contributes;
  const icons = languages.flatMap(({ icon }) => Object.values(icon));
  const named = [manifest.main, manifest.icon, languages[0].configuration, grammars[0].path, snippets[0].path, ...icons];
  for (const file of named) assert.ok(fs.existsSync(new URL(`../${file}`, import.meta.url)), file);
});

test('the patterns of the configuration are patterns', () => {
  const configuration = JSON.parse(fs.readFileSync(new URL('../language-configuration.json', import.meta.url)));
  const { increaseIndentPattern: opens, decreaseIndentPattern: closes } = configuration.indentationRules;
  assert.match('  étape : Kijkt', new RegExp(opens.pattern, opens.flags));
  assert.doesNotMatch('  Emotion: -1', new RegExp(opens.pattern, opens.flags));
  assert.doesNotMatch('Phase: x', new RegExp(closes.pattern, closes.flags));
  const word = new RegExp(configuration.wordPattern.pattern, `${configuration.wordPattern.flags}g`);
  assert.deepEqual('Voor: #gewone-taal, l’été'.match(word), ['Voor', '#gewone-taal', 'l’été']);
});
