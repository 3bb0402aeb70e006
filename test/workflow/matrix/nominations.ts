import assert from 'node:assert/strict';
import { guestAddress } from '../../../src/kernel/address.js';
import { DAY, later, MINUTE } from '../../../src/kernel/clock.js';
import { newNominationId, type NominationId } from '../../../src/kernel/ids.js';
import type { Person } from '../../../src/kernel/people.js';
import { act } from '../../../src/teams/acting.js';
import type { Proposal } from '../../../src/workflow/workflow.js';
import { colleague } from '../../support/company.js';
import { facts, stage } from '../../support/samples.js';
import { yes } from '../answers.js';
import { aGuest } from '../office.js';
import { APOLLO } from '../surveys.js';
import { adam, kai, openStage, type Role, type StageOf } from './cast.js';

/** What somebody is to the nomination. Sue nominates, and she and Jo own what is asked for; the owners are asked first, then her manager. */
const RELATIONS = {
  nominator: colleague(1, 'Sue'),
  joined: colleague(2, 'Jo'),
  sponsor: colleague(3, 'Sam'),
  'backup sponsor, an owner': colleague(4, 'Bea'),
  owner: colleague(5, 'Olga'),
  'owner who says yes first': colleague(6, 'Vera'),
  'stand-in of an owner': colleague(7, 'Dan'),
  'owner with a stand-in': colleague(8, 'Olaf'),
  'handed it by an owner': colleague(9, 'Hanna'),
  'owner who handed it on': colleague(10, 'Otto'),
  'stand-in of the nominator': colleague(11, 'Nick'),
  manager: colleague(12, 'Max'),
  none: colleague(13, 'Ula'),
} as const;
type Relation = keyof typeof RELATIONS;
/** An owner who helps a story on. */
const zoe = colleague(14, 'Zoe');

const STATES = [
  'owners asked',
  'owners asked, one has agreed',
  'owners asked, a question is open',
  'owners asked, another sponsor is proposed',
  'manager asked',
  'manager and administrators asked',
  'approved',
  'approved, while inviting is paused',
  'invited',
  'invited, and in',
  'given to a guest who was here',
  'denied',
  'expired',
  'withdrawn',
  'failed',
] as const;
type State = (typeof STATES)[number];

const { nominator: sue, joined: jo, sponsor: sam, manager: max } = RELATIONS;
const [bea, olga, vera] = [
  RELATIONS['backup sponsor, an owner'],
  RELATIONS.owner,
  RELATIONS['owner who says yes first'],
];
const [dan, olaf] = [RELATIONS['stand-in of an owner'], RELATIONS['owner with a stand-in']];
const [hanna, otto] = [RELATIONS['handed it by an owner'], RELATIONS['owner who handed it on']];

const isIn = new Set<string>();
let here = false;

const openNominations = () => {
  const people = [...Object.values(RELATIONS), zoe];
  const onStage = openStage(people, {
    redemptions: async (ids) =>
      new Map(ids.map((id) => [id, { state: isIn.has('all') ? ('accepted' as const) : ('pending' as const) }])),
    accountsAt: async () => (here ? [aGuest(colleague(77, 'Ada').id)] : []),
  });
  onStage.owners.set(facts().access[0]!.id, [sue, jo, bea, olga, vera, olaf, otto, zoe]);
  onStage.managers.set(sue.id, max);
  return onStage;
};

/** From the nomination to this state, with everybody's account open. */
const arrange = async ({ office, tables }: StageOf, state: State): Promise<NominationId> => {
  tables.clear();
  isIn.clear();
  here = state === 'given to a guest who was here';
  office.waiting.length = 0;
  const now = office.now();
  for (const [from, to] of [
    [olaf, dan],
    [sue, RELATIONS['stand-in of the nominator']],
  ] as const)
    assert.equal((await office.delegate({ from, to, starts: now, ends: later(now, 300 * DAY) })).outcome, 'delegated');
  const id = await office.begin({
    nominator: sue,
    guest: { ...facts().guest, address: guestAddress.parse('ada@fabrikam.com') },
    sponsor: sam,
    backup: bea,
    until: later(now, 200 * DAY),
    judgement: {
      ...facts().judgement,
      stages: [
        stage([{ from: 'owners' }], { quorum: 2, handOver: true, within: 30 * DAY }),
        stage([{ from: 'manager' }, { from: 'administrators' }], {
          handOver: true,
          within: 30 * DAY,
          alternatesAfter: DAY,
        }),
      ],
    },
  });
  await office.settles();
  await office.join(id, jo);
  await office.handOver(id, otto, 0, hanna.address);
  await office.settles();
  await become(office, id, state);
  // So that a mail may be sent again.
  office.passes(11 * MINUTE);
  return id;
};

const become = async (office: StageOf['office'], id: NominationId, state: State): Promise<unknown> => {
  const agree = async (...people: readonly Person[]): Promise<void> => {
    for (const one of people) {
      const answer = await office.answer(id, one, yes);
      assert.equal(answer.outcome, 'decided', `${one.name} in ${state}`);
    }
  };
  switch (state) {
    case 'owners asked':
      return undefined;
    case 'owners asked, one has agreed':
      return agree(vera);
    case 'owners asked, a question is open':
      return office.inquire(id, zoe, 'Why?', { stage: 0 });
    case 'owners asked, another sponsor is proposed':
      return office.answer(id, zoe, { ...yes, changes: { sponsor: kai.address } });
    case 'denied':
      return office.answer(id, zoe, { answer: 'deny', comment: 'no' });
    case 'expired':
      office.passes(31 * DAY);
      return office.submit.nomination(id, { type: 'tick' });
    case 'withdrawn':
      return office.withdraw(id, sue.id);
    default:
  }
  await agree(vera, zoe);
  await office.settles();
  if (state === 'manager asked') return undefined;
  if (state === 'manager and administrators asked') {
    office.passes(2 * DAY);
    await office.submit.nomination(id, { type: 'tick' });
    return office.settles();
  }
  await agree(max);
  if (state === 'approved') return undefined;
  if (state === 'failed')
    return office.submit.nomination(id, { type: 'record-refusal', refusal: { kind: 'domain-blocked' } });
  if (state === 'approved, while inviting is paused') await office.emergency.pause(adam, undefined);
  await office.settles();
  if (state === 'invited, and in') isIn.add('all');
  return undefined;
};

const another = (nominator: Person, id: NominationId, part: Partial<Proposal>): Proposal => ({
  id: newNominationId(),
  nominator,
  address: guestAddress.parse('ada@fabrikam.com'),
  name: 'Ada Lovelace',
  company: 'Fabrikam',
  language: 'en',
  offers: [APOLLO],
  reason: 'the yearly audit',
  until: later(facts().nominatedAt, 300 * DAY),
  zone: 'Europe/Berlin',
  deliveries: ['chat', 'mail'],
  replaces: id,
  ...part,
});

type Try = (office: StageOf['office'], id: NominationId, by: Person) => Promise<unknown>;
const pressed =
  (action: object): Try =>
  (office, nomination, by) =>
    act(office, { ...action, nomination } as never, by);

/** Each thing that can be pressed or typed about a nomination, and the event by which one knows that it happened. */
const ATTEMPTS: Readonly<
  Record<string, { readonly verb: string; readonly happens: readonly string[]; readonly does: Try }>
> = {
  approve: { verb: 'approve', happens: ['agreed', 'stage-approved', 'approved'], does: pressed({ verb: 'approve' }) },
  deny: { verb: 'deny', happens: ['denied'], does: pressed({ verb: 'deny', comment: 'no' }) },
  'approve until an earlier day': {
    verb: 'approve-changed',
    happens: ['changed'],
    does: (office, id, by) =>
      office.answer(id, by, {
        ...yes,
        changes: {
          until: later(office.now(), 9 * DAY)
            .toISOString()
            .slice(0, 10),
        },
      }),
  },
  'approve with another sponsor': {
    verb: 'approve-changed',
    happens: ['change-proposed'],
    does: pressed({ verb: 'approve-changed', sponsor: kai.address }),
  },
  'hand to a colleague': {
    verb: 'hand-over',
    happens: ['passed-on'],
    does: pressed({ verb: 'hand-over', colleague: kai.address }),
  },
  'leave it to the others': { verb: 'hand-over', happens: ['passed-on'], does: pressed({ verb: 'hand-over' }) },
  'ask the nominator': {
    verb: 'inquire',
    happens: ['question-asked'],
    does: pressed({ verb: 'inquire', question: 'Why?' }),
  },
  'answer the question': {
    verb: 'reply',
    happens: ['question-answered'],
    does: pressed({ verb: 'reply', answer: 'So.' }),
  },
  'agree to the sponsor': { verb: 'agree-change', happens: ['changed'], does: pressed({ verb: 'agree-change' }) },
  'decline the sponsor': {
    verb: 'decline-change',
    happens: ['change-declined'],
    does: pressed({ verb: 'decline-change' }),
  },
  remind: { verb: 'remind', happens: ['reminded'], does: pressed({ verb: 'remind' }) },
  withdraw: { verb: 'withdraw', happens: ['withdrawn'], does: pressed({ verb: 'withdraw' }) },
  'mail again': { verb: 'mail-again', happens: ['mail-asked-again'], does: pressed({ verb: 'mail-again' }) },
  amend: {
    verb: 'amend',
    happens: ['nominated'],
    does: (office, id, by) => office.nominate(another(by, id, {})),
  },
  'correct the address': {
    verb: 'correct',
    happens: ['nominated'],
    does: (office, id, by) =>
      office.nominate(another(by, id, { corrects: true, address: guestAddress.parse('ada.l@fabrikam.com') })),
  },
  join: { verb: 'draft-choose', happens: ['joined'], does: (office, id, by) => office.join(id, by) },
  'look at it': { verb: 'refresh', happens: [], does: (office, id, by) => office.viewFor(id, by.id) },
};

type Cell = { readonly role: Role; readonly relation: Relation; readonly state: State; readonly attempt: string };

const isOpenAccount = (role: Role): boolean => role === 'employee' || role === 'administrator';
const isWaiting = (state: State): boolean => state.startsWith('owners asked') || state.startsWith('manager');
const hasAgreed = (state: State): boolean =>
  ![
    'owners asked',
    'owners asked, a question is open',
    'owners asked, another sponsor is proposed',
    'denied',
    'expired',
    'withdrawn',
  ].includes(state);

const hasAnswered = (relation: Relation, state: State): boolean =>
  (relation === 'owner who says yes first' && hasAgreed(state)) ||
  (relation === 'manager' && state.startsWith('approved'));

/**
 * Who may answer: whoever is asked at that moment, or stands in for somebody who is, with an account that is open; never the
 * nominator, whoever joined, whoever has answered before.
 */
const mayAnswer = ({ role, relation, state }: Cell): boolean => {
  if (!isOpenAccount(role) || relation === 'nominator' || relation === 'joined') return false;
  if (hasAnswered(relation, state)) return false;
  if (state.startsWith('owners asked'))
    return relation.includes('owner') || relation === 'stand-in of an owner' || relation === 'handed it by an owner';
  if (state === 'manager asked') return relation === 'manager';
  return state === 'manager and administrators asked' && (relation === 'manager' || role === 'administrator');
};

/** Of those, whoever was asked by name and whose answer is waited for. */
const isAwaited = ({ relation }: Cell): boolean =>
  !['owner with a stand-in', 'owner who handed it on', 'none'].includes(relation);

/** The whole rule. What gives nobody anything asks no more than whose nomination it is, once the door let them in. */
const may = (cell: Cell): boolean => {
  const { role, relation, state, attempt } = cell;
  const isNominators = relation === 'nominator';
  const isQuestion = state === 'owners asked, a question is open';
  const isProposed = state === 'owners asked, another sponsor is proposed';
  const isApproved = state.startsWith('approved');
  switch (attempt) {
    case 'approve':
    case 'deny':
    case 'approve until an earlier day':
    case 'hand to a colleague':
      return mayAnswer(cell);
    case 'leave it to the others':
      return mayAnswer(cell) && isAwaited(cell) && (state.startsWith('owners asked') || relation === 'manager');
    case 'ask the nominator':
      return mayAnswer(cell) && !isQuestion;
    case 'approve with another sponsor':
      return mayAnswer(cell) && (state === 'owners asked' || isQuestion);
    case 'answer the question':
      return isNominators && isQuestion;
    case 'agree to the sponsor':
      return isNominators && isProposed && isOpenAccount(role);
    case 'decline the sponsor':
      return isNominators && isProposed;
    case 'remind':
      return isNominators && isWaiting(state);
    case 'withdraw':
      return isNominators && (isWaiting(state) || isApproved || state === 'invited');
    case 'mail again':
      return isNominators && state === 'invited';
    case 'amend':
      return isNominators && isOpenAccount(role) && (isWaiting(state) || isApproved);
    case 'correct the address': {
      const answersFor =
        isNominators || relation === 'sponsor' || relation.startsWith('backup') || role === 'administrator';
      return answersFor && isOpenAccount(role) && state === 'invited';
    }
    case 'join': {
      const isNew = !isNominators && relation !== 'joined' && !hasAnswered(relation, state);
      return isNew && isOpenAccount(role) && (isWaiting(state) || isApproved);
    }
    default:
      return false;
  }
};

/** Whoever presses and is asked, and has no right any more, is let go in the same breath: no answer, but the next one's turn. */
const LETTING_GO: ReadonlySet<string> = new Set(['approver-reached', 'stand-in-asked', 'source-exhausted']);

export const nominations = { RELATIONS, STATES, ATTEMPTS, arrange, may, opens: openNominations, LETTING_GO };
