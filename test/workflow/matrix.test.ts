import assert from 'node:assert/strict';
import type { Person } from '../../src/kernel/people.js';
import { tellNoticed, tellTries } from '../support/telling.js';
import { kai, ROLES, TENANTS, type Became, type Role, type StageOf, type Tenant } from './matrix/cast.js';
import { company } from './matrix/company.js';
import { guests } from './matrix/guests.js';
import { nominations } from './matrix/nominations.js';
import { CARD_VERBS } from './matrix/verbs.js';

type Cell = { readonly role: Role; readonly relation: string; readonly state: string; readonly attempt: string };
type Attempt = {
  readonly verb: string;
  readonly happens: readonly string[];
  readonly does: (office: StageOf['office'], id: never, by: Person) => Promise<unknown>;
};
/** Lives of one kind, and the rule about them. */
type Lives = {
  readonly RELATIONS: Readonly<Record<string, Person>>;
  readonly STATES: readonly string[];
  readonly ATTEMPTS: Readonly<Record<string, Attempt>>;
  readonly arrange: (onStage: StageOf, state: never) => Promise<string>;
  readonly may: (cell: never) => boolean;
  /** Events that say nothing but that somebody without a right is asked no more. */
  readonly LETTING_GO?: ReadonlySet<string>;
};

/** The first rule, before any other: the door lets in whoever it knows to be an employee of this tenant. */
const isLetIn = (role: Role, tenant: Tenant): boolean =>
  tenant === 'ours' && (role === 'employee' || role === 'administrator' || role.endsWith('just now'));

type Report = {
  readonly cells: number;
  readonly allowed: number;
  readonly refused: number;
  readonly notLetIn: number;
  readonly faults: readonly string[];
};

/** What is wrong with what became of a cell; undefined: nothing. */
const faultOf = (may: boolean, { happens }: Attempt, became: Became, { LETTING_GO }: Lives): string | undefined => {
  const events = typeof became === 'string' ? [] : became;
  if (may) return events.some((type) => happens.includes(type)) ? undefined : `may, and: ${String(became)}`;
  return events.every((type) => LETTING_GO?.has(type)) ? undefined : `may not, and: ${events.join(', ')}`;
};

/** Tries every cell, each from the state as it was arranged, and compares what became of it with the rule. */
const tryAll = async (
  lives: Lives,
  onStage: StageOf,
  naive: { readonly office?: Office; readonly letsIn?: StageOf['doorFor'] } = {},
): Promise<Report> => {
  const { office = onStage.office, letsIn: doorFor = onStage.doorFor } = naive;
  let [cells, allowed, notLetIn] = [0, 0, 0];
  const faults: string[] = [];
  for (const state of lives.STATES) {
    onStage.resets();
    const id = await lives.arrange(onStage, state as never);
    const restores = onStage.keeps();
    for (const [relation, person] of Object.entries(lives.RELATIONS))
      for (const role of ROLES) {
        const letsIn = await doorFor(person, role);
        for (const [attempt, what] of Object.entries(lives.ATTEMPTS))
          for (const tenant of TENANTS) {
            const cell: Cell = { role, relation, state, attempt };
            const isIn = await letsIn(tenant);
            const may = isLetIn(role, tenant) && lives.may(cell as never);
            const before = onStage.says();
            if (isIn) await what.does(office, id as never, person);
            const became = isIn ? onStage.became(before) : 'not let in';
            if (isIn) restores();
            const fault = faultOf(may, what, became, lives);
            if (fault) faults.push(`${role}, ${tenant}, ${relation}; ${state}; ${attempt}: ${fault}`);
            cells += 1;
            if (may) allowed += 1;
            if (!isIn) notLetIn += 1;
          }
        onStage.resets();
      }
  }
  return { cells, allowed, refused: cells - allowed, notLetIn, faults };
};

const print = (of: string, { cells, allowed, refused, notLetIn, faults }: Report): void =>
  console.log(
    `      ${of}: ${cells} cells, ${allowed} allowed, ${refused} refused (${notLetIn} of them at the door), ${faults.length} otherwise`,
  );

/** By all that has to be said of it. */
const notices = (bot: string, { cells, faults }: Report, all: readonly string[]): void => {
  for (const one of all) assert.ok(faults.includes(one), `${one}; but: ${faults[0]}`);
  tellNoticed(bot, `${faults.length} of ${cells} cells otherwise`);
};

type Office = StageOf['office'];

/** As the lives are, but in these states and with these attempts alone. */
const only = (lives: Lives, states: readonly string[], attempts: readonly string[]): Lives => ({
  ...lives,
  STATES: lives.STATES.filter((state) => states.includes(state)),
  ATTEMPTS: Object.fromEntries(Object.entries(lives.ATTEMPTS).filter(([attempt]) => attempts.includes(attempt))),
});

describe('who may do what', function () {
  const kinds: readonly (readonly [string, Lives, () => StageOf])[] = [
    ['to a nomination', nominations, nominations.opens],
    ['to a guest', guests, guests.opens],
    ['in the company', company, company.opens],
  ];
  for (const [what, lives, opens] of kinds)
    it(`${what} is as the rule says, for every role, tenant, relation, state and attempt`, async () => {
      const report = await tryAll(lives, opens());
      print(what, report);
      assert.deepEqual(report.faults.slice(0, 40), []);
      tellTries(report.cells, 'cells');
    });

  it('has a place for everything a card can say', () => {
    const tried = kinds.flatMap(([, { ATTEMPTS }]) => Object.values(ATTEMPTS).map(({ verb }) => verb));
    const untried = Object.entries(CARD_VERBS).filter(([verb, where]) => where === 'tried' && !tried.includes(verb));
    assert.deepEqual(untried, []);
  });

  const asked = only(nominations, ['owners asked'], ['approve', 'deny']);

  it('would be seen to be otherwise, of a bot that lets in whoever knocks', async () => {
    const onStage = nominations.opens();
    const report = await tryAll(asked, onStage, { letsIn: async () => async () => true });
    notices('a bot that lets in whoever knocks', report, [
      'employee, another, owner; owners asked; approve: may not, and: agreed',
    ]);
  });

  it('would be seen to be otherwise, of a bot that believes whoever has the card', async () => {
    const onStage = nominations.opens();
    const answer: Office['answer'] = async (id, by, { answer: type, comment }) => {
      await onStage.office.submit.nomination(id, { type, by, right: 'own', stage: 0, comment });
      return onStage.office.answer(id, by, { answer: type, comment });
    };
    const report = await tryAll(asked, onStage, { office: { ...onStage.office, answer } });
    const whoever = [
      'employee, ours, none',
      'disabled just now, ours, owner',
      'employee, ours, stand-in of the nominator',
    ];
    notices(
      'a bot that believes whoever has the card',
      report,
      whoever.map((who) => `${who}; owners asked; approve: may not, and: agreed`),
    );
  });

  it('would be seen to be otherwise, of a bot that forgets whose nomination it is', async () => {
    const onStage = nominations.opens();
    const answer: Office['answer'] = async (id, by, said) => {
      const { joined: _, ...nomination } = await onStage.office.read(id);
      onStage.tables.puts({ ...nomination, nominator: kai });
      return onStage.office.answer(id, by, said);
    };
    const report = await tryAll(asked, onStage, { office: { ...onStage.office, answer } });
    const theirs = ['nominator', 'joined', 'stand-in of the nominator'];
    notices(
      'a bot that forgets whose nomination it is',
      report,
      theirs.map((who) => `employee, ours, ${who}; owners asked; approve: may not, and: agreed`),
    );
  });

  it('would be seen to be otherwise, of a bot that does not look whether a sponsor is still here', async () => {
    const onStage = guests.opens();
    const decideOnGuest: Office['decideOnGuest'] = async (id, by, said) => {
      await onStage.office.submit.guest(id, { type: 'end-now', by });
      return onStage.office.decideOnGuest(id, by, said);
    };
    const report = await tryAll(only(guests, ['in'], ['remove']), onStage, {
      office: { ...onStage.office, decideOnGuest },
    });
    notices('a bot that does not look whether a sponsor is still here', report, [
      'disabled just now, ours, sponsor; in; remove: may not, and: ended',
    ]);
  });
});
