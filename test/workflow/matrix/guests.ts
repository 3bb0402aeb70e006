import assert from 'node:assert/strict';
import { guestAddress } from '../../../src/kernel/address.js';
import { DAY, later, MINUTE } from '../../../src/kernel/clock.js';
import { personId, type PersonId } from '../../../src/kernel/ids.js';
import type { Person } from '../../../src/kernel/people.js';
import { USUAL_STAYS } from '../../../src/policy/stays.js';
import type { GuestSaid } from '../../../src/workflow/workflow.js';
import { colleague } from '../../support/company.js';
import { facts } from '../../support/samples.js';
import { adam, kai, openStage, type Role, type StageOf } from './cast.js';
import { aProposal } from '../proposals.js';

/** What somebody is to the guest, whom Sue nominated with Sam as their sponsor. */
const RELATIONS = {
  nominator: colleague(1, 'Sue'),
  sponsor: colleague(2, 'Sam'),
  'backup sponsor': colleague(3, 'Bea'),
  'asked to take over': colleague(4, 'Rita'),
  'asked, and said no': colleague(5, 'Dora'),
  'proposed as sponsor': colleague(6, 'Prue'),
  none: colleague(7, 'Ula'),
} as const;
type Relation = keyof typeof RELATIONS;

const STATES = [
  'invited',
  'invited, a sponsor is looked for',
  'in',
  'in, the end is near',
  'in, a sponsor is looked for',
  'in, offered to a colleague',
  'found here, a sponsor is proposed',
  'stopped',
  'ended',
  'removed',
] as const;
type State = (typeof STATES)[number];

const { nominator: sue, sponsor: sam, 'backup sponsor': bea, 'asked to take over': rita } = RELATIONS;
const [dora, prue] = [RELATIONS['asked, and said no'], RELATIONS['proposed as sponsor']];

const openGuests = () =>
  openStage(Object.values(RELATIONS), {
    redemptions: async () => new Map(),
    membershipsOf: async () => [],
  });

const STAYS_UNTIL = later(facts().nominatedAt, 200 * DAY);
/** Of a stay that ends after 200 days, and that the rule lets a sponsor keep for 300. */
const LONGER = later(facts().nominatedAt, 250 * DAY)
  .toISOString()
  .slice(0, 10);

const arrange = async (onStage: StageOf, state: State): Promise<PersonId> => {
  const { office, tables } = onStage;
  tables.clear();
  office.passes(facts().nominatedAt.getTime() - office.now().getTime());
  office.waiting.length = 0;
  const id = state.startsWith('found here') ? await found(office) : await invited(office);
  const submit = (command: Parameters<StageOf['office']['submit']['guest']>[1]) => office.submit.guest(id, command);
  if (!state.startsWith('invited') && !state.startsWith('found'))
    await submit({ type: 'record-acceptance', since: office.now() });
  if (state.includes('is looked for')) {
    await submit({ type: 'pass-on', by: sam });
    await submit({ type: 'record-successors', step: 'backup', people: [rita, dora] });
    await submit({ type: 'decline', by: dora });
  }
  if (state.includes('end is near')) {
    office.passes(190 * DAY);
    await submit({ type: 'tick' });
  }
  if (state.includes('offered')) await submit({ type: 'pass-on', by: sam, to: rita });
  if (state === 'stopped') await submit({ type: 'stop', by: adam });
  if (state === 'ended') await submit({ type: 'end-now', by: sam });
  if (state === 'stopped' || state === 'ended')
    await submit({ type: 'record-closed', endedAt: office.now(), left: [], account: 'disabled' });
  if (state === 'removed') await submit({ type: 'record-removal', by: 'somebody-else' });
  office.passes(11 * MINUTE);
  return id;
};

const invited = async (office: StageOf['office']): Promise<PersonId> => {
  const nomination = await office.begin({
    nominator: sue,
    sponsor: sam,
    backup: bea,
    until: STAYS_UNTIL,
    judgement: { ...facts().judgement, stages: [], latestEnd: later(facts().nominatedAt, 300 * DAY) },
  });
  await office.settles();
  const now = await office.read(nomination);
  assert.ok(now.status === 'invited');
  return now.guestId;
};

const found = async (office: StageOf['office']): Promise<PersonId> => {
  const id = personId.parse('34343434-0000-4000-8000-000000000001');
  await office.submit.guest(id, {
    type: 'adopt',
    since: office.now(),
    asked: [prue],
    facts: {
      id,
      address: 'ada@fabrikam.com',
      displayName: 'Ada Lovelace',
      sponsor: prue,
      zone: 'utc',
      language: 'en',
      nominations: [],
      invitedAt: office.now(),
      ours: 'access',
      terms: USUAL_STAYS,
    },
  });
  return id;
};

type Try = (office: StageOf['office'], id: PersonId, by: Person) => Promise<unknown>;
const says =
  (said: GuestSaid): Try =>
  (office, id, by) =>
    office.decideOnGuest(id, by, said);

const anotherAddress: Try = (office, id, nominator) =>
  office.nominate(
    aProposal({
      nominator,
      address: guestAddress.parse('ada@adatum.com'),
      company: 'Adatum',
      offers: [],
      reason: 'changed employers',
      until: STAYS_UNTIL,
      purpose: 'address',
      moves: id,
    }),
  );

const ATTEMPTS: Readonly<
  Record<string, { readonly verb: string; readonly happens: readonly string[]; readonly does: Try }>
> = {
  'keep them longer': { verb: 'guest-keep', happens: ['end-changed'], does: says({ say: 'keep-until', day: LONGER }) },
  confirm: { verb: 'guest-confirm', happens: ['confirmed'], does: says({ say: 'confirm' }) },
  remove: { verb: 'guest-remove', happens: ['ended'], does: says({ say: 'remove' }) },
  'pass on to a colleague': {
    verb: 'guest-pass',
    happens: ['review-begun', 'successors-asked'],
    does: says({ say: 'pass-on', colleague: kai.address }),
  },
  'say they are not theirs': {
    verb: 'guest-pass',
    happens: ['review-begun', 'reviewer-out'],
    does: says({ say: 'pass-on' }),
  },
  'take over': { verb: 'guest-take', happens: ['sponsor-changed', 'adopted'], does: says({ say: 'take-over' }) },
  decline: { verb: 'guest-decline', happens: ['reviewer-out'], does: says({ say: 'decline' }) },
  'send the link again': { verb: 'guest-resend', happens: ['guest-nudged'], does: says({ say: 'resend' }) },
  'ask for another address': { verb: 'guest-correct', happens: ['nominated'], does: anotherAddress },
  'look at them': { verb: 'guest-more', happens: [], does: (office, id, by) => office.guestFor(id, by) },
};

type Cell = { readonly role: Role; readonly relation: Relation; readonly state: State; readonly attempt: string };

/** The whole rule: whoever answers for a guest decides about the stay, whoever is asked says yes or no, administrators may for every guest. */
const may = ({ role, relation, state, attempt }: Cell): boolean => {
  if (role !== 'employee' && role !== 'administrator') return false;
  const isStaying = !['stopped', 'ended', 'removed'].includes(state);
  const isFound = state.startsWith('found here');
  const isLookedFor = state.endsWith('is looked for');
  const isOffered = state.endsWith('offered to a colleague');
  const isAdministrator = role === 'administrator';
  const answersFor = !isFound && (relation === 'sponsor' || relation === 'backup sponsor');
  const decides = answersFor || isAdministrator;
  const isAsked =
    ((isLookedFor || isOffered) && relation === 'asked to take over') ||
    (isFound && relation === 'proposed as sponsor');
  switch (attempt) {
    case 'keep them longer':
    case 'ask for another address':
      return decides && isStaying;
    case 'confirm':
      return decides && state === 'in, the end is near';
    case 'remove':
      return decides && (isStaying || state === 'stopped');
    case 'pass on to a colleague':
      return (decides || (isFound && isAsked)) && isStaying;
    case 'say they are not theirs':
      return isFound ? isAsked : decides && isStaying && !isLookedFor;
    case 'take over':
      return isAsked || (answersFor ? isLookedFor : isAdministrator && isStaying);
    case 'decline':
      return isAsked;
    case 'send the link again':
      return decides && state.startsWith('invited');
    default:
      return false;
  }
};

export const guests = { RELATIONS, STATES, ATTEMPTS, arrange, may, opens: openGuests };
