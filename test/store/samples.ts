import { randomUUID } from 'node:crypto';
import { guestAddress } from '../../src/kernel/address.js';
import { groupId, newNominationId, personId, type PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { Guest } from '../../src/guest/guest.js';
import type { NominationEvent } from '../../src/nomination/events.js';
import { evolve } from '../../src/nomination/evolve.js';
import type { Decision, Facts, Nomination } from '../../src/nomination/nomination.js';

export const MORNING = new Date('2027-05-03T08:12:00.000Z');
export const anyone = (): PersonId => personId.parse(randomUUID());
export const sue: Person = { id: anyone(), name: 'Sue Park', address: 'sue@contoso.com' };
export const oskar: Person = { id: anyone(), name: 'Oskar Lind', address: 'oskar@contoso.com' };

/** With everything filled in that may be left out. */
export const facts = (change: Partial<Facts> = {}): Facts => ({
  id: newNominationId(),
  nominator: sue,
  guest: {
    address: guestAddress.parse(`ada-${randomUUID()}@fabrikam.com`),
    name: 'Ada Lovelace',
    company: 'Fabrikam',
    displayName: 'Ada Lovelace (Fabrikam)',
    language: 'en',
  },
  access: [
    {
      key: 'apollo',
      name: 'Project Apollo',
      kind: 'team',
      id: groupId.parse('22222222-0000-4000-8000-000000000001'),
      landing: 'https://contoso.com/apollo',
    },
  ],
  reason: 'joint audit',
  until: new Date('2027-06-30T21:59:59.999Z'),
  zone: 'Europe/Berlin',
  deliveries: ['chat', 'mail'],
  judgement: {
    rule: 'Known partners',
    policy: 'a'.repeat(64),
    stage: {
      sources: [
        { from: 'owners' },
        { from: 'manager' },
        { from: 'administrators' },
        { from: 'people', addresses: ['ruth@contoso.com'] },
      ],
      within: 3 * 24 * 3600 * 1000,
    },
  },
  nominatedAt: MORNING,
  ...change,
});

export const after = (events: readonly NominationEvent[], before?: Nomination): Nomination => {
  const nomination = events.reduce<Nomination | undefined>(evolve, before);
  if (!nomination) throw new Error('A life begins with an event.');
  return nomination;
};

export const nominated = (change: Partial<Facts> = {}): NominationEvent => ({
  type: 'nominated',
  facts: facts(change),
  at: MORNING,
});

const decision: Decision = { by: oskar, at: MORNING, comment: 'fine until the audit ends' };
const asked: NominationEvent = { type: 'approvers-chosen', source: 0, people: [oskar], at: MORNING };
const approved: NominationEvent = { type: 'approved', decision, at: MORNING };
const hindered: NominationEvent = {
  type: 'hindered',
  hindrance: { kind: 'throttled', tryAgainAt: MORNING },
  first: true,
  at: MORNING,
};
const invited: NominationEvent = {
  type: 'invited',
  guestId: anyone(),
  alreadyGuest: false,
  ours: true,
  repeated: false,
  at: MORNING,
};

/** One life for each way it may go, without its beginning. */
export const LIVES: Readonly<Record<string, readonly NominationEvent[]>> = {
  'asked of an approver': [asked],
  'reached an approver': [asked, { type: 'approver-reached', person: oskar, reached: 'yes', at: MORNING }],
  approved: [asked, approved],
  'approved but hindered': [asked, approved, hindered],
  invited: [asked, approved, invited],
  'given its access': [approved, invited, { type: 'access-given', access: 'apollo', at: MORNING }],
  'refused its access': [approved, invited, { type: 'access-refused', access: 'apollo', why: 'dynamic', at: MORNING }],
  denied: [asked, { type: 'denied', decision, at: MORNING }],
  expired: [{ type: 'expired', nobodyReached: true, at: MORNING }],
  withdrawn: [{ type: 'withdrawn', by: sue.id, account: 'none', at: MORNING }],
  'withdrawn after the invitation': [
    approved,
    invited,
    { type: 'withdrawn', by: sue.id, account: 'to-be-removed', guestId: anyone(), at: MORNING },
  ],
  failed: [
    approved,
    { type: 'refused', refusal: { kind: 'domain-blocked', text: 'The domain is blocked.' }, at: MORNING },
  ],
};

export const pendingGuest = (change: Partial<Guest> = {}): Guest =>
  ({
    id: anyone(),
    address: 'ada@fabrikam.com',
    displayName: 'Ada Lovelace (Fabrikam)',
    sponsor: sue,
    until: new Date('2027-06-30T21:59:59.999Z'),
    nominations: [newNominationId()],
    invitedAt: MORNING,
    status: 'pending-acceptance',
    revision: 1,
    ...change,
  }) as Guest;
