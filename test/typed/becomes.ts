import type { Field } from './fields.js';

/**
 * What becomes of what is typed into a field of a button: `shown` in the field of this name of what is drawn, or read as something
 * else and `said` back in these sentences where it cannot be; neither: it is read or passed over, and nobody sees it again.
 */
type Becomes = { readonly shown?: string; readonly said?: readonly string[] };

const shown = (name: string): Becomes => ({ shown: name });
const said = (...sentences: readonly string[]): Becomes => ({ said: sentences });
const NOWHERE: Becomes = {};

const COLLEAGUE = said('refusals.unclear.nobody', 'refusals.unclear.several');
const SPONSOR = said('nominate.findings.sponsors.unknown', 'nominate.findings.sponsors.several');
const ADDRESS = said(
  ...['no-at', 'several-at', 'nothing-before-at', 'nothing-after-at', 'whitespace', 'refused-character', 'plus'].map(
    (fault) => `nominate.address.${fault}`,
  ),
  ...['non-ascii', 'misplaced-dot', 'no-dot-in-domain', 'bad-domain'].map((fault) => `nominate.address.${fault}`),
);

export const BECOMES: Readonly<Partial<Record<Field, Becomes>>> = {
  'approve.comment': shown('comment'),
  'deny.comment': shown('comment'),
  'approve-changed.comment': shown('comment'),
  'approve-changed.until': NOWHERE,
  'approve-changed.sponsor': COLLEAGUE,
  'approve-changed.delivery': NOWHERE,
  'approve-changed.keep': NOWHERE,
  'hand-over.colleague': COLLEAGUE,
  'hand-over.comment': NOWHERE,
  'inquire.question': shown('text'),
  'inquire.comment': NOWHERE,
  'reply.answer': shown('text'),
  'guest-keep.until': said('guests.inviteUntil'),
  'guest-pass.colleague': COLLEAGUE,
  'guest-take.until': NOWHERE,
  'pause-inviting.reason': shown('reason'),
  'stop-guests.reason': shown('reason'),
  'let-guests-in.reason': shown('reason'),
  'draft-fill.address': ADDRESS,
  'draft-fill.name': shown('name'),
  'draft-fill.company': shown('company'),
  'draft-fill.access': said('nominate.access.unknown', 'nominate.access.several'),
  'draft-fill.reason': shown('reason'),
  'draft-fill.until': said('nominate.day.not-understood', 'nominate.day.no-such-day', 'nominate.day.ambiguous'),
  'draft-fill.sponsor': SPONSOR,
  'draft-fill.backup': SPONSOR,
  'draft-fill.language': said('nominate.language.unknown'),
  'draft-fill.delivery': said('nominate.delivery.unknown'),
  'draft-fill.answers': shown('answers'),
  'draft-use.address': ADDRESS,
};
