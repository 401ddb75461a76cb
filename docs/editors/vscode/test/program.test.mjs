// The program as a process, played by small scripts.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';

const require = createRequire(import.meta.url);
const { addressIn, answers, watch } = require('../program');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'journey-'));
after(() => fs.rmSync(folder, { recursive: true }));

// A program that runs these lines of a shell.
function played(name, lines) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  return file;
}

test('an address is found in what is said', () => {
  assert.equal(addressIn('showing a.journey at http://127.0.0.1:4321/x7/ now'), 'http://127.0.0.1:4321/x7/');
  assert.equal(addressIn('https://example.org/'), undefined);
});

test('a program that is not there does not answer', async () => {
  assert.equal(await answers(path.join(folder, 'none')), false);
  assert.equal(await answers(played('old', 'exit 2')), false);
  assert.equal(await answers(played('new', 'test "$1" = --version')), true);
});

test('a preview is started beside the file, and ended', { skip: process.platform === 'win32' }, async () => {
  const shown = played('shown', 'echo "$PWD $*" >&2; printf "at http://127.0"; sleep 0.1; echo ".0.1:8/t/"; exec sleep 60');
  const heard = [];
  let end;
  const ended = new Promise((resolve) => (end = resolve));
  const preview = await watch(shown, path.join(folder, 'my map.journey'), {
    editor: 'code://{file}',
    said: (text) => heard.push(text),
    ended: end,
  });
  assert.equal(preview.address, 'http://127.0.0.1:8/t/');
  preview.stop();
  await ended;
  assert.ok(heard.join('').includes(`${fs.realpathSync(folder)} watch my map.journey --editor code://{file}\n`), heard.join(''));
});

test('a preview that does not start says why', async () => {
  const refusing = played('refusing', 'echo "error: there is no file a.journey" >&2; exit 2');
  await assert.rejects(watch(refusing, path.join(folder, 'a.journey'), {}), /there is no file/);
  await assert.rejects(watch(path.join(folder, 'none'), path.join(folder, 'a.journey'), {}), { code: 'ENOENT' });
});
