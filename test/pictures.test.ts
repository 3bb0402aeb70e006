import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { PICTURES } from './support/pictured/all.js';
import { asMarkdown, THEMES } from './support/pictured/picture.js';

const FOLDER = 'docs/images';
/** Bytes: a page of twenty of them is still read on a train. */
const LARGEST = 120 * 1024;

describe('the pictures of a stay', () => {
  it('are drawn in a light and a dark theme, each of a size for a page', () => {
    for (const { name } of PICTURES)
      for (const theme of THEMES) {
        const { size } = statSync(`${FOLDER}/${name}-${theme}.png`);
        assert.ok(size > 5_000 && size <= LARGEST, `${name}-${theme}: ${String(size)} bytes`);
      }
  });

  it('stand on their pages, the one that fits how it is read, with a caption for whoever cannot see them', () => {
    for (const picture of PICTURES) {
      const page = readFileSync(picture.page, 'utf8');
      assert.ok(page.includes(asMarkdown(picture)), `${picture.page} lacks ${asMarkdown(picture)}`);
    }
  });

  it('are all that there are in two themes, and each of a name of its own', () => {
    const names = PICTURES.flatMap(({ name }) => THEMES.map((theme) => `${name}-${theme}.png`));
    assert.deepEqual(
      readdirSync(FOLDER).filter((file) => /-(light|dark)\.png$/.test(file)),
      [...names].sort(),
    );
  });
});
