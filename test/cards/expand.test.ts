import assert from 'node:assert/strict';
import { template } from '../../cards/expand.js';

const card = (...body: unknown[]) => ({ type: 'AdaptiveCard', version: '1.5', body });

describe('a template', () => {
  it('is filled with values and repeats its lists', () => {
    const fill = template(card({ type: 'A', text: '${name}' }, { type: 'B', $data: '${lines}', text: '${text}' }));
    assert.deepEqual(fill({ name: 'Ada', lines: [{ text: 'one' }, { text: 'two' }] }).body, [
      { type: 'A', text: 'Ada' },
      { type: 'B', text: 'one' },
      { type: 'B', text: 'two' },
    ]);
  });

  it('draws nothing for an empty list', () => {
    const fill = template(card({ type: 'B', $data: '${lines}', text: '${text}' }));
    assert.deepEqual(fill({ lines: [] }).body, []);
  });

  it('expands once: what looks like a placeholder in the data stays text', () => {
    const fill = template(card({ type: 'A', text: '${name}' }));
    assert.deepEqual(fill({ name: '${secret}', secret: 'x' }).body, [{ type: 'A', text: '${secret}' }]);
  });

  it('throws where a value, or a list, is missing, also inside a list', () => {
    assert.throws(() => template(card({ type: 'A', text: '${name}' }))({}), /Nothing was passed for \$\{name\}/);
    assert.throws(() => template(card({ type: 'A', $data: '${lines}' }))({}), /Nothing to repeat/);
    const inside = template(card({ type: 'A', $data: '${lines}', text: '${text}' }));
    assert.throws(() => inside({ text: 'outer', lines: [{}] }), /Nothing was passed for \$\{text\}/);
  });

  it('throws where an object would stand for a text', () => {
    const fill = template(card({ type: 'A', text: '${name}' }));
    assert.throws(() => fill({ name: { type: 'Image', url: 'https://example.org' } }), /is not a text/);
  });

  it('may not compute or decide', () => {
    assert.throws(() => template(card({ type: 'A', text: "${if(a, 'x', 'y')}" })), /computes something/);
    assert.throws(() => template(card({ type: 'A', $when: '${a}', text: 'x' })), /decides something/);
  });
});
