import assert from 'node:assert/strict';
import { DAY } from '../../src/kernel/clock.js';
import type { GuestCommand } from '../../src/guest/events.js';
import type { Person } from '../../src/kernel/people.js';
import { afterNoon, oskar, sue } from '../support/samples.js';
import { active, guestFacts, nth } from './played.js';

const JUNE = afterNoon(50 * DAY);
const NOVEMBER = afterNoon(200 * DAY);

/** Asked for by somebody, besides what brought them. */
const more = (sponsor: Person, until: Date): GuestCommand => ({
  type: 'receive',
  accepted: true,
  facts: guestFacts({ sponsor, until, nominations: [nth(2)] }),
});
/** The nth nomination of them, of which the other is left. */
const withdrawn = (n: 1 | 2, terms: [Person, Date], other: [Person, Date]): GuestCommand => ({
  type: 'record-withdrawal',
  nominationId: nth(n),
  terms: { sponsor: terms[0], until: terms[1] },
  others: [{ sponsor: other[0], until: other[1] }],
  ...(n === 1 && { brought: true }),
});

describe('a guest of two nominations, one of which is withdrawn', () => {
  it('goes over to whoever asked for the other, where what brought them is gone, and nobody has taken them over', () => {
    const story = active({ until: JUNE });
    story.at(DAY, more(oskar, JUNE));
    assert.equal(story.at(2 * DAY, withdrawn(1, [sue, JUNE], [oskar, JUNE])).came, 'sponsor-changed');
    assert.equal(story.now().sponsor, oskar);
  });

  it('stays with whoever took them over, whatever they asked for besides', () => {
    const story = active({ sponsor: oskar, until: JUNE });
    story.at(DAY, { type: 'pass-on', by: oskar, to: sue });
    story.at(2 * DAY, { type: 'take-over', by: sue });
    story.at(3 * DAY, more(sue, NOVEMBER));
    assert.equal(story.at(4 * DAY, withdrawn(2, [sue, NOVEMBER], [oskar, JUNE])).came, '');
    assert.equal(story.now().sponsor, sue);
  });

  it('falls back to the other’s end, unless somebody has said since until when they stay', () => {
    const story = active({ until: JUNE });
    story.at(DAY, more(oskar, NOVEMBER));
    assert.equal(story.at(2 * DAY, withdrawn(2, [oskar, NOVEMBER], [sue, JUNE])).came, 'end-fell-back');
    assert.deepEqual(story.now().until, JUNE);

    const kept = active({ until: JUNE });
    kept.at(DAY, { type: 'set-end', by: sue, until: afterNoon(40 * DAY) });
    kept.at(2 * DAY, more(oskar, NOVEMBER));
    assert.equal(kept.at(3 * DAY, withdrawn(2, [oskar, NOVEMBER], [sue, JUNE])).came, '');
  });
});
