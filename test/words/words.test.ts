import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { words, wordsFor } from '../../src/words/index.js';
import { asMarkdown } from '../../src/words/markdown.js';
import { unlinked } from '../../src/words/unlinked.js';
import { address, inOneLine, plain, say, sayHan, strong } from '../../src/words/words.js';

const isSentence = (node: unknown): node is readonly unknown[] => Array.isArray(node);

/** Where every sentence of a language stands, and what it takes. */
const placesOf = (node: unknown, at = ''): readonly string[] => {
  if (typeof node === 'string' || isSentence(node)) return [at];
  if (typeof node === 'function') return [`${at}(${String(node.length)})`];
  return Object.entries(node as object).flatMap(([key, value]) => placesOf(value, `${at}.${key}`));
};

/** The sentences in one file's own text, values left out: what we ourselves wrote. */
const textsOf = (node: unknown): readonly string[] => {
  if (typeof node === 'string') return [node];
  if (typeof node === 'function') return [(node as () => unknown).toString()];
  if (typeof node === 'object' && node !== null) return Object.values(node).flatMap(textsOf);
  return [];
};

describe('the languages', () => {
  it('say the same things in the same places, from the same values', () => {
    const sorted = (locale: 'en' | 'zh-CN') => [...placesOf(words[locale])].sort();
    assert.deepEqual(sorted('zh-CN'), sorted('en'));
    assert.ok(sorted('en').length > 100);
  });

  it('never shout, and never leave a gap', () => {
    for (const text of [...textsOf(words.en), ...textsOf(words['zh-CN'])]) {
      // In the text of a function, `!` may be an operator of ours; a shout follows a letter.
      assert.doesNotMatch(text, /[\p{L}\p{N}”’)]!|！/u, text);
      assert.doesNotMatch(text.replace(/[!=]== undefined\b/g, ''), /\bundefined\b/, text);
    }
  });

  it('are both complete: no Chinese sentence was left in English', () => {
    const { approval, receipt, refusals } = wordsFor('zh-CN');
    for (const text of [...textsOf(approval), ...textsOf(receipt), ...textsOf(refusals)]) {
      // What has no letter is in no language.
      if (text.includes('=>') || !/\p{L}/u.test(text)) continue;
      assert.match(text, /\p{Script=Han}/u, text);
    }
  });
});

/** The rooms that speak. */
const SPEAKING = ['cards', 'dialogs', 'src/teams', 'src/mail'];

const spoken = (): readonly string[] =>
  SPEAKING.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(room, name), 'utf8')),
  );

/**
 * Whether a file asks for the word: it speaks of the list the word stands in, and names the word, or a kind that is called
 * so, or looks something up in that list.
 */
const isSaidIn = (text: string, path: readonly string[]): boolean => {
  const [name = '', within = ''] = [...path].reverse();
  const asked = `\\.${name}(?![\\w-])|'${name}'|\\b${within}(?:'\\])?\\[|\\{[^{}]*\\b${name}\\b[^{}]*\\} =`;
  return new RegExp(`\\b${within}\\b`).test(text) && new RegExp(asked).test(text);
};

describe('the words', () => {
  it('are all said somewhere', () => {
    const texts = spoken();
    const isSaid = (path: readonly string[]): boolean => texts.some((text) => isSaidIn(text, path));
    const places = placesOf(words.en).map((place) => place.replace(/\(\d+\)$/, '').slice(1));
    assert.deepEqual(
      places.filter((place) => !isSaid(place.split('.'))),
      [],
    );
    assert.ok(!isSaid(['receipt', 'neverSaidByAnybody']));
  });
});

describe('a sentence', () => {
  it('keeps what people typed apart from what we wrote', () => {
    assert.deepEqual(say`to ${strong('Apollo')} by ${'Ada'}.`, [
      'to ',
      { typed: 'Apollo', look: 'strong' },
      ' by ',
      { typed: 'Ada', look: 'plain' },
      '.',
    ]);
    assert.equal(plain(say`to ${strong('Apollo')} by ${'Ada'}.`), 'to Apollo by Ada.');
  });

  it('takes other sentences in, and stands beside them', () => {
    assert.equal(plain(say`if ${say`${'Ada'} agrees`}, fine`), 'if Ada agrees, fine');
    assert.equal(plain(inOneLine(' · ', [['one'], ['two']])), 'one · two');
  });

  it('in Chinese, sets a space between a Latin name and Chinese words, and none between Chinese and Chinese', () => {
    assert.equal(plain(sayHan`${'Oskar Lind'}已批准`), 'Oskar Lind 已批准');
    assert.equal(plain(sayHan`${'林薇'}已批准`), '林薇已批准');
    assert.equal(plain(sayHan`加入“${'Apollo'}”，至${'2027年6月30日'}。`), '加入“Apollo”，至 2027年6月30日。');
  });
});

describe('a sentence as a chat message', () => {
  it('escapes what people typed, and nothing else', () => {
    assert.equal(asMarkdown(say`**we** say ${'**they** type'}`), '**we** say \\*\\*they\\*\\* type');
    assert.equal(
      asMarkdown(say`${'Ada Lovelace (Fabrikam & Sons)'} is here`),
      'Ada Lovelace (Fabrikam & Sons) is here',
    );
    assert.equal(asMarkdown(say`write to ${address('ada@fabrikam.com')}`), 'write to `ada@fabrikam.com`');
  });

  it('does not become a list or a heading because of a name', () => {
    assert.equal(asMarkdown(say`${'1. Ada'} is here`), '1\\. Ada is here');
    assert.equal(asMarkdown(say`${'- Ada'} is here`), '\\- Ada is here');
  });
});

describe('typed text outside cards', () => {
  it('holds nothing that a program would make clickable', () => {
    for (const text of [
      'see https://evil.example/a?b=c now',
      'www.evil.example',
      'mail me@evil.example',
      'evil.com',
      'call +49 30 1234567 today',
      'tel:0301234567',
      'call 030–123–4567',
      'call +49 30‑123‑4567',
      '拨打０１０−１２３４５６７８',
      'call ٠١٢٣٤٥٦٧',
    ]) {
      const shown = unlinked(text);
      assert.doesNotMatch(shown, /:\/\/|\w\.\w|\w@\w|\p{Nd}{2}/u, shown);
      assert.equal(shown.replaceAll('\u200B', ''), text);
    }
  });
});
