import { guestAddress } from '../../../src/kernel/address.js';
import { DAY, later } from '../../../src/kernel/clock.js';
import { delegationId, newNominationId, type NominationId, type PersonId } from '../../../src/kernel/ids.js';
import type { Person } from '../../../src/kernel/people.js';
import type { NominationEvent } from '../../../src/nomination/events.js';
import { DirectoryTrouble, type Directory } from '../../../src/workflow/ports.js';
import type { Proposal } from '../../../src/workflow/workflow.js';
import { anOffer, aRule } from '../../policy/policies.js';
import { colleague, createCompany, groupOf } from '../../support/company.js';
import { holds } from '../../support/model.js';
import { openTables, type Tables } from '../../support/tables.js';
import { yes } from '../answers.js';
import { openOffice } from '../office.js';
import { aSurvey, aThing, known } from '../surveys.js';
import { openSlips } from './slip.js';
import { GROUP, PEOPLE, personAt, type Kind, type Organisation, type Step, type Story } from './story.js';

export type Office = ReturnType<typeof openOffice>;
/** What is wrong with a bot: in what it may ask of the directory, or in what it does. */
export type Mutant = {
  readonly directory?: (directory: Partial<Directory>, isSettling: () => boolean) => Partial<Directory>;
  readonly office?: (office: Office, tables: Tables) => Office;
};
/** How often each kind of step changed anything, and how often each thing happened. */
export type Counted = { readonly steps: Map<Kind, number>; readonly events: Map<string, number> };

const OFFERS = [1, 2].map((n) => ({ ...anOffer(`thing-${n}`, `Thing ${n}`), id: groupOf(n) }));
/** Who stops everything, and has no part in anything. */
const adam = colleague(90, 'Adam');

/** The company, and what a bystander sees of it. */
const settleIn = ({ managers, owners, members, administrators }: Organisation) => {
  const company = createCompany([...PEOPLE, adam]);
  PEOPLE.forEach(({ id }, n) => {
    const manager = managers[n];
    if (manager !== undefined) company.managers.set(id, personAt(manager));
  });
  OFFERS.forEach(({ id }, n) => company.owners.set(id, owners[n] ?? []));
  company.members.set(GROUP, members);
  const isSilent = { now: false };
  const accounts = async (id: PersonId) => company.directory.account?.(id);
  const directory: Partial<Directory> = {
    ...company.directory,
    survey: async ({ nominator: id }) => {
      const account = await accounts(id);
      return aSurvey({
        nominator: known(account && { account, department: '', jobTitle: '' }),
        things: new Map(OFFERS.map(({ key }) => [key, aThing()])),
      });
    },
  };
  const orSilent = Object.entries(directory).map(([name, read]) => [
    name,
    async (...of: never[]): Promise<unknown> => {
      if (isSilent.now) throw new DirectoryTrouble('unavailable', 'Not now.');
      return (read as (...of: never[]) => unknown)(...of);
    },
  ]);
  return {
    ...company,
    isSilent,
    directory: Object.fromEntries(orSilent) as Partial<Directory>,
    rules: [adam, ...administrators].map(({ address }) => address),
    isAdministrator: (id: PersonId) => administrators.some((one) => one.id === id),
  };
};

/** Plays a story to its end, and then has everybody try for all that is left. Throws what it breaks. */
export const play = async (
  { organisation, steps }: Story,
  { directory: mutated = (as) => as, office: otherwise = (as) => as }: Mutant = {},
  counted?: Counted,
): Promise<void> => {
  const company = settleIn(organisation);
  const tables = openTables();
  let isSettling = false;
  const described = mutated(company.directory, () => isSettling);
  const real = openOffice(tables, described, {
    administrators: company.rules,
    offers: OFFERS,
    rules: [aRule({ name: 'All', stages: organisation.stages })],
  });
  const office = otherwise(real, tables);
  organisation.delegations.forEach(({ from, to }, n) => {
    const id = delegationId.parse(`56565656-0000-4000-8000-00000000000${n}`);
    const ends = later(real.now(), 900 * DAY);
    tables.gives({ id, from: personAt(from), to: personAt(to), starts: real.now(), ends });
  });
  const slips = openSlips({
    isOpen: (id) => (company.standings.get(id) ?? 'open') === 'open',
    managerOf: (id) => company.managers.get(id)?.id,
    owns: (id, thing) => (company.owners.get(thing) ?? []).some((one) => one.id === id),
    isMember: (id) => organisation.members.some((one) => one.id === id),
    isAdministrator: company.isAdministrator,
    addressOf: (id) => PEOPLE.find((one) => one.id === id)?.address,
    standsIn: (id, whose) => tables.delegations(real.now()).some(({ from, to }) => from.id === whose && to.id === id),
  });

  const read = new Map<NominationId, number>();
  const ids: NominationId[] = [];
  /** Whether anything happened since this was last asked. */
  const noteAll = (): boolean => {
    let isNews = false;
    for (const id of ids) {
      const history = tables.history(id) as readonly NominationEvent[];
      for (const event of history.slice(read.get(id) ?? 0)) {
        isNews = true;
        const what = sayEvent(event);
        counted?.events.set(what, (counted.events.get(what) ?? 0) + 1);
        const wrong = slips.note(id, event);
        holds(wrong === undefined, wrong ?? '');
      }
      read.set(id, history.length);
    }
    return isNews;
  };

  const settle = async (): Promise<void> => {
    isSettling = true;
    await office.settles();
    isSettling = false;
  };

  const nominate = async (nominator: Person, part: Partial<Proposal>): Promise<void> => {
    const [sponsor, backup] = [organisation.sponsor, organisation.backup].map((n) =>
      n === undefined ? n : personAt(n),
    );
    const id = newNominationId();
    const told = await office.nominate({
      id,
      nominator,
      address: guestAddress.parse(`ada-${ids.length}@fabrikam.com`),
      name: 'Ada Lovelace',
      company: 'Fabrikam',
      language: 'en',
      offers: OFFERS.slice(0, organisation.items),
      reason: 'joint audit',
      until: later(real.now(), 300 * DAY),
      zone: 'utc',
      deliveries: ['chat'],
      ...(sponsor && sponsor.id !== nominator.id && { sponsor }),
      ...(backup && backup.id !== (sponsor ?? nominator).id && { backup }),
      ...part,
    });
    if (told.outcome === 'begun') ids.push(id);
  };

  const asIs = async (id: NominationId): Promise<Partial<Proposal>> => {
    const { until } = await real.read(id);
    return { until, replaces: id };
  };

  const does = async ({ kind, who, whom, isNewest }: Step): Promise<unknown> => {
    const [by, other] = [personAt(who), personAt(whom)];
    const id = ids.at(isNewest || ids.length < 2 ? -1 : -2)!;
    switch (kind) {
      case 'approve':
        return office.answer(id, by, yes);
      case 'approve, before the directory answers': {
        company.isSilent.now = true;
        await office.answer(id, by, yes);
        company.isSilent.now = false;
        return undefined;
      }
      case 'approve for another sponsor':
        return office.answer(id, by, { ...yes, changes: { sponsor: other.address } });
      case 'approve but for one thing':
        return office.answer(id, by, { ...yes, changes: { keep: [OFFERS[whom % 2]!.key] } });
      case 'deny':
        return office.answer(id, by, { answer: 'deny', comment: 'no' });
      case 'hand over':
        return office.handOver(id, by, undefined, other.address);
      case 'leave it to the others':
        return office.handOver(id, by);
      case 'join':
        return office.join(id, by);
      case 'settle the sponsor':
        return office.settleChange(id, (await real.read(id)).nominator.id, true);
      case 'delegate':
        return office.delegate({ from: by, to: other, starts: real.now(), ends: later(real.now(), 99 * DAY) });
      case 'withdraw':
        return office.withdraw(id, by.id);
      case 'ask anew':
        return nominate((await real.read(id)).nominator, await asIs(id));
      case 'correct the address':
        return nominate(by, { ...(await asIs(id)), corrects: true });
      case 'close an account':
        return company.standings.set(by.id, whom % 2 ? 'disabled' : 'gone');
      case 'open an account':
        return company.standings.delete(by.id);
      case 'change the owners':
        return company.owners.set(OFFERS[whom % 2]!.id, [by, other]);
      case 'change a manager':
        return company.managers.set(by.id, other);
      case 'pause inviting':
        return office.emergency.pause(adam, undefined);
      case 'resume inviting':
        return office.emergency.resume(adam);
      case 'wait two days': {
        real.passes(2 * DAY);
        return Promise.all(ids.map((one) => real.submit.nomination(one, { type: 'tick' })));
      }
    }
  };

  await nominate(PEOPLE[0]!, {});
  if (ids.length === 0) return;
  await settle();
  noteAll();
  const everybody = [0, 1].flatMap(() => PEOPLE.map((_, who): Step => LAST(who)));
  for (const step of [...steps, ...everybody]) {
    await does(step);
    // What a person did is judged by what was so when they did it, and what a job does by what is so then.
    const isNews = noteAll();
    if (step.settles) await settle();
    if (noteAll() || isNews) counted?.steps.set(step.kind, (counted.steps.get(step.kind) ?? 0) + 1);
  }
};

/** What happened, so far that whoever reads the counts sees that the detours were taken. */
const sayEvent = (event: NominationEvent): string => {
  switch (event.type) {
    case 'nominated':
      return event.facts.judgement.stages.length === 0 ? 'corrected without a new yes' : event.type;
    case 'agreed':
      return event.decision.for ? 'agreed for somebody' : event.type;
    case 'refused':
      return `refused: ${event.refusal.kind}`;
    default:
      return event.type;
  }
};

const LAST = (who: number): Step => ({ kind: 'approve', who, whom: 0, settles: true, isNewest: true });
