// The grammar as VS Code runs it, over all examples of the project and over `lines.journey`, which holds every kind of line.
//
// Each text has a file in `expected`: every line, and below it a letter for each character that has a colour. Where it is
// another one, the test writes the right one and fails: look at what changed.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const oniguruma = require('vscode-oniguruma');
const textmate = require('vscode-textmate');

const here = path.dirname(fileURLToPath(import.meta.url));
const extension = path.join(here, '..');
const project = path.join(extension, '..', '..', '..');

// A letter for a character, by the innermost scope that begins with one of these.
const LETTERS = [
  ['keyword.control', 'K', 'keyword that makes the frame'],
  ['keyword.operator.positive', '+', 'positive: its sign or keyword'],
  ['keyword.operator.negative', '-', 'negative'],
  ['keyword.operator.question', '?', 'question'],
  ['keyword.operator.key-moment', '!', 'key moment'],
  ['keyword.operator.equals', '=', 'sign before a figure'],
  ['keyword.other.unit', 'u', 'unit'],
  ['keyword.other', 'k', 'other keyword'],
  ['punctuation.definition.label', '#', 'sign of a label'],
  ['punctuation.definition.comment', 'c', 'comment'],
  ['punctuation.separator.continuation', '|', 'sign of a continuation'],
  ['punctuation.separator', ':', 'colon'],
  ['entity.name.section', 'S', 'name of a journey, phase or step'],
  ['entity.name.type', 'P', 'name of a persona'],
  ['entity.name.tag', 'l', 'label'],
  ['entity.other.attribute-name', 'o', 'name of a lane, or an unknown word'],
  ['variable.other.label', 'r', 'reference to a label'],
  ['variable.other.column', 'f', 'name of a column'],
  ['support.constant.channel', 'h', 'channel'],
  ['constant.numeric.level.negative', 'm', 'level below zero'],
  ['constant.numeric.level.positive', 'p', 'level above zero'],
  ['constant.numeric.level.neutral', 'z', 'level of zero'],
  ['constant.numeric', 'n', 'number or date'],
  ['constant.language', 'v', 'one of a few values'],
  ['comment.line.number-sign', 'c', 'comment'],
  ['comment.line.note', 'c', 'note'],
  ['string.other.link', '/', 'path'],
  ['string', '.', 'text'],
];
const legend = LETTERS.map(([, letter, words]) => `${letter} ${words}`)
  .filter((line, at, lines) => lines.findIndex((other) => other[0] === line[0]) === at)
  .join('; ');

const registry = new textmate.Registry({
  onigLib: oniguruma
    .loadWASM(fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer)
    .then(() => ({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    })),
  loadGrammar: async () => {
    const file = path.join(extension, 'syntaxes', 'journey.tmLanguage.json');
    return textmate.parseRawGrammar(fs.readFileSync(file, 'utf8'), file);
  },
});
const grammar = await registry.loadGrammar('source.journey');

function letterOf(scopes) {
  for (const scope of scopes.flatMap((scope) => scope.split(' ')).reverse()) {
    const found = LETTERS.find(([prefix]) => scope.startsWith(prefix));
    if (found) return found[1];
  }
  return ' ';
}

// A letter for each character of a line; blanks have none.
function lettersOf(line, tokens) {
  return tokens
    .map((token) => {
      const letter = letterOf(token.scopes);
      const characters = [...line.slice(token.startIndex, token.endIndex)];
      return characters.map((character) => (/\s/.test(character) ? character : letter)).join('');
    })
    .join('')
    .trimEnd();
}

function picture(text) {
  let state = textmate.INITIAL;
  const out = [`Each line of the journey, and below it what each character is:`, legend, ''];
  for (const line of text.split('\n')) {
    const { tokens, ruleStack, stoppedEarly } = grammar.tokenizeLine(line, state);
    assert.ok(!stoppedEarly);
    state = ruleStack;
    out.push(line.trimEnd());
    const letters = lettersOf(line, tokens);
    if (letters) out.push(letters);
  }
  return out.join('\n') + '\n';
}

const examples = path.join(project, 'examples');
const texts = [
  path.join(here, 'lines.journey'),
  ...fs.readdirSync(examples).filter((name) => name.endsWith('.journey')).map((name) => path.join(examples, name)),
];

for (const file of texts) {
  const name = path.basename(file, '.journey');
  test(`${name} is shown as expected`, () => {
    const expected = path.join(here, 'expected', `${name}.txt`);
    const found = picture(fs.readFileSync(file, 'utf8'));
    const kept = fs.existsSync(expected) ? fs.readFileSync(expected, 'utf8') : '';
    if (found !== kept) {
      fs.writeFileSync(expected, found);
      assert.fail(`test/expected/${name}.txt was written anew: look at it`);
    }
  });
}

test('no line of an example is an unknown word or nothing at all', () => {
  for (const file of texts.slice(1)) {
    const text = fs.readFileSync(file, 'utf8');
    const own = [...text.matchAll(/^(?:Lane|Rij|Ligne|Zeile):\s*(.+)$/gm)].map((match) => match[1].trim());
    for (const line of text.split('\n').filter((line) => line.trim())) {
      const { tokens } = grammar.tokenizeLine(line, textmate.INITIAL);
      const letters = lettersOf(line, tokens).trim();
      assert.notEqual(letters, '', `${file}: ${line}`);
      if (letters[0] === 'o') assert.ok(own.includes(line.split(':')[0].trim()), `${file}: ${line}`);
    }
  }
});

// A pattern that went back over what it read would need hours for these, not seconds.
test('a line of any length comes to its end', () => {
  const length = 100_000;
  const shapes = {
    'Negative: ': '#a ',
    'Step: ': '#a-1-1-1',
    '- ': '#1 ',
    'Touchpoint: ': '(a) ',
    'Contact: ': '((',
    'For: ': 'and ',
    'Metric: ': ' = ',
    'Data: ': ' column',
    'Duration: 2 ': 'working  ',
    'Emotion: ': '-1',
    'Status: ': 'in progress ',
    '': ' ',
    'a': 'a',
    'Point de': ' ',
  };
  for (const [head, piece] of Object.entries(shapes)) {
    const line = head + piece.repeat(length / piece.length) + 'x';
    const { tokens, ruleStack } = grammar.tokenizeLine(line, textmate.INITIAL);
    assert.equal(tokens.at(-1).endIndex >= line.length, true);
    assert.equal(ruleStack.depth, 1, `nothing is left open after a line of \`${piece}\``);
  }
});

test('a line says nothing about the next', () => {
  for (const file of texts) {
    for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
      assert.equal(grammar.tokenizeLine(line, textmate.INITIAL).ruleStack.depth, 1, line);
    }
  }
});
