// The program `journey` as a process. Does not use VS Code, so that a test can run it.

'use strict';

const { spawn } = require('node:child_process');
const path = require('node:path');

// Whether the program can be started.
function answers(command) {
  return new Promise((resolve) => {
    const child = spawn(command, ['--version'], { stdio: 'ignore' });
    child.on('error', () => resolve(false));
    child.on('close', (status) => resolve(status === 0));
  });
}

// The address in a line of `journey watch`, or undefined.
function addressIn(text) {
  return /\bhttp:\/\/(?:127\.0\.0\.1|localhost):\d+\S*/.exec(text)?.[0];
}

// Shows a file with `journey watch`. Returns the address of its page, and a function that stops it.
//
// `editor` is the URL that opens a line of the source, `said` receives the output of the program, `ended` is called
// when it exits. Fails if it exits, or cannot be started, before it prints an address.
function watch(command, file, { editor, said = () => {}, ended = () => {} }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, ['watch', path.basename(file), '--editor', editor], {
      cwd: path.dirname(file),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let isShown = false;
    let last = '';
    for (const stream of [child.stdout, child.stderr]) {
      let heard = '';
      stream.setEncoding('utf8').on('data', (piece) => {
        said(piece);
        if (isShown) return;
        heard += piece;
        last = heard.trim();
        // An unfinished line can contain half an address.
        const address = addressIn(heard.slice(0, heard.lastIndexOf('\n') + 1));
        isShown = address !== undefined;
        if (isShown) resolve({ address, stop: () => child.kill() });
      });
    }
    child.on('error', reject);
    child.on('close', (status) => {
      ended();
      reject(new Error(last.split('\n')[0] || `journey watch ended with ${status}`));
    });
  });
}

module.exports = { addressIn, answers, watch };
