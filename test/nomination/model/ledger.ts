import { DAY, later } from '../../../src/kernel/clock.js';
import type { PersonId } from '../../../src/kernel/ids.js';
import type { Person } from '../../../src/kernel/people.js';
import {
  principalIn,
  type Change,
  type Decision,
  type Fallen,
  type Items,
  type Right,
} from '../../../src/nomination/asking.js';
import type { NominationCommand } from '../../../src/nomination/commands.js';
import type { Chosen, NominationEvent } from '../../../src/nomination/events.js';
import type { Facts } from '../../../src/nomination/nomination.js';
import { openItems } from './items-ledger.js';

/** What only an answer brings; silence brings the end of a stage, and lets fall what lacks a yes. */
const isAnswer = (event: NominationEvent): boolean => {
  if (event.type === 'stage-approved' || event.type === 'approved') return event.decision !== undefined;
  if (event.type === 'fell') return event.fallen.decision !== undefined;
  return event.type === 'agreed' || event.type === 'denied';
};

type Yes = { readonly by: PersonId; readonly whose: PersonId; readonly about: Items };

type Speaker = {
  readonly by: Person;
  readonly right: Right;
  readonly about: Items;
  readonly wrong: string | undefined;
  readonly isStale: boolean;
  /** Whether anything of theirs lacked a yes. */
  readonly isWanted: boolean;
};
const voiceOf = ({ by, right }: Speaker) => ({ by: by.id, whose: (principalIn(right) ?? by).id });

/**
 * A second bookkeeping, plainer than the first: a slip of paper on which somebody notes who has a part in it, who said yes for
 * whom in which stage, and how long that may take. It believes the commands and looks at no state.
 */
export const openLedger = ({ nominator, judgement, access }: Facts, begunAt: Date) => {
  const all = access.map(({ key }) => key);
  const items = openItems(all);
  const parties = new Set<PersonId>([nominator.id]);
  const yeses: Yes[][] = judgement.stages.map(() => []);
  /** Each stage's, by item; nobody knows how many all are until somebody was chosen. */
  const needed = judgement.stages.map(
    ({ quorum }) => new Map(quorum === 'all' ? [] : all.map((key) => [key, quorum === 'any' ? 1 : quorum])),
  );
  /** Each no to some of it, and the stage in which it was said. */
  const noes: (Yes & { readonly stage: number })[] = [];
  let stage = 0;
  let begun = begunAt;
  let edition = 0;
  let questions: { from: Date; to?: Date }[] = [];
  let proposer: Person | undefined;
  const ends: string[] = [];

  const heard = (stages: readonly Yes[][]): ReadonlySet<PersonId> =>
    new Set(stages.flat().flatMap(({ by, whose }) => [by, whose]));

  /** Whoever answered in these stages, yes or no, and whoever was answered for. */
  const answeredBefore = (stages: number): ReadonlySet<PersonId> =>
    new Set([
      ...heard(yeses.slice(0, stages)),
      ...noes.filter((no) => no.stage < stages).flatMap(({ by, whose }) => [by, whose]),
    ]);

  const has = (key: string): number => yeses[stage]?.filter(({ about }) => about.includes(key)).length ?? 0;
  const needs = (key: string): number => needed[stage]?.get(key) ?? Infinity;
  const lacking = (): Items => items.left().filter((key) => has(key) < needs(key));

  /** What they decide about: what they own, as far as they were asked about it. */
  const theirs = (by: Person, right: Right): Items => {
    const owned = typeof right === 'object' ? (right.about ?? all) : all;
    return items.aboutOf(by.id).filter((key) => owned.includes(key));
  };

  /** What is wrong with an answer of this person by this right; undefined where nothing is. */
  const wrongWith = (by: Person, right: Right, answered: number): string | undefined => {
    if (right === 'none') return `${by.name} had no right`;
    const voices = [by.id, (principalIn(right) ?? by).id];
    if (voices.some((id) => parties.has(id))) return `${by.name} had a part in it, or spoke for somebody who had`;
    if (voices.some((id) => answeredBefore(judgement.stages.length).has(id)))
      return `${by.name} had answered, or was answered for`;
    return answered === stage ? undefined : `${by.name} answered another stage`;
  };

  /** Another sponsor is the nominator's word alone, and the one they read of; all else is said with a yes. */
  const wrongWithChange = ({ to }: Change, command: NominationCommand): string | undefined => {
    if (command.type === 'approve')
      return to.sponsor && 'made somebody answer for the guest without asking the nominator';
    if (command.type !== 'settle-change' || !command.agrees || command.by !== nominator.id)
      return 'changed by something that is no yes';
    if (heard(yeses).size > 0) return 'changed who answers for the guest though somebody had agreed';
    return (command.sponsor ?? to.sponsor?.id) === to.sponsor?.id
      ? undefined
      : 'agreed to a sponsor who was not read of';
  };

  /** How often what they were asked has changed. */
  const editionFor = ({ id }: Person): number => edition + items.newsFor(id);

  const speaking = (by: Person, right: Right, answered: number): Omit<Speaker, 'isStale'> => {
    const about = theirs(by, right);
    const isWanted = about.some((key) => lacking().includes(key));
    return { by, right, about, wrong: wrongWith(by, right, answered), isWanted };
  };

  /**
   * Who speaks, of the command itself or of the proposal that it settles, and how that stood before anything came of it: what was
   * theirs, what is wrong with it, and whether it was to what they had not read.
   */
  const speaker = (command: NominationCommand): Speaker | undefined => {
    if (command.type === 'approve' || command.type === 'deny') {
      const { by, right } = command;
      const isStale = (command.edition ?? editionFor(by)) !== editionFor(by);
      return { ...speaking(by, right, command.stage), isStale };
    }
    if (command.type !== 'settle-change' || !proposer) return undefined;
    return { ...speaking(proposer, command.right, stage), isStale: false };
  };

  /** What is wrong with a decision about these. */
  const wrongWithItems = ({ by, about: own, isWanted }: Speaker, about: Items): string | undefined => {
    if (about.some((key) => !own.includes(key))) return `${by.name} does not decide about all of that`;
    return isWanted ? undefined : `${by.name} decided about what was settled`;
  };

  const enough = (event: 'agreed' | 'over'): string | undefined => {
    if (event === 'agreed') return lacking().length > 0 ? undefined : 'goes on asking though enough agreed';
    const [short] = lacking();
    return short === undefined ? undefined : `went on with ${has(short)} yeses of ${needs(short)}`;
  };

  /** A no to some of it: said by whoever decides about that; or a silence, about what lacked a yes. */
  const wrongWithFall = (
    { access: gone, why, decision }: Fallen,
    command: NominationCommand,
    said: Speaker | undefined,
  ): string | undefined => {
    const keys = gone.map(({ key }) => key);
    if (keys.some((key) => !lacking().includes(key))) return 'let fall what had its yeses';
    if (why === 'unanswered' && command.type !== 'tick') return 'let something fall as unanswered before its time';
    if (why !== 'denied') return items.falls(keys);
    if (!said || decision.about?.join() !== keys.join()) return 'let something fall by something that is no no';
    if (command.type !== 'deny' && !saysWithout(command, keys)) return 'let something fall by a yes to it';
    const wrong = said.wrong ?? wrongWithItems(said, keys);
    if (wrong) return `counted a no that was none: ${wrong}`;
    noes.push({ ...voiceOf(said), about: keys, stage });
    return items.falls(keys);
  };

  /** A yes to less, which leaves out just these. */
  const saysWithout = (command: NominationCommand, keys: Items): boolean =>
    (command.type === 'approve' && keys.every((key) => command.changes?.without?.includes(key))) ||
    command.type === 'settle-change';

  /** Those of whom an answer about this can be had, of them whom a source gave. */
  const ableAbout = (key: string, people: readonly Chosen[]): readonly Chosen[] =>
    people.filter(({ person, for: whose, about }) => {
      const voices = [person.id, (whose?.person ?? person).id];
      const isFree = voices.every((id) => !parties.has(id) && !answeredBefore(stage + 1).has(id));
      return isFree && (about ?? all).includes(key);
    });

  const wrongWithYes = (
    decision: Decision,
    command: NominationCommand,
    said: Speaker | undefined,
  ): string | undefined => {
    if (!said || command.type === 'deny') return 'agreed by something that is no yes';
    const about = decision.about ?? items.left();
    const wrong = said.wrong ?? wrongWithItems(said, about);
    if (wrong) return `counted a yes that was none: ${wrong}`;
    if (said.isStale) return 'counted a yes to what was not read';
    yeses[stage]?.push({ ...voiceOf(said), about });
    return undefined;
  };

  /** What an event breaks of what was promised. `beside`: all that came of the same command. */
  const broken = (
    event: NominationEvent,
    command: NominationCommand,
    beside: readonly NominationEvent[],
    said: Speaker | undefined,
  ): string | undefined => {
    switch (event.type) {
      case 'approvers-chosen': {
        if (command.type !== 'choose-approvers') return 'chose somebody by itself';
        for (const key of (event.about ?? items.left()).filter((one) => needed[stage]?.get(one) === undefined)) {
          // One who is asked for two is asked once, and is no two people: somebody else has to agree besides.
          const principals = new Set(
            ableAbout(key, command.people).map(({ person, for: whose }) => (whose?.person ?? person).id),
          );
          if (principals.size > 0 || command.channel) needed[stage]?.set(key, Math.max(1, principals.size));
        }
        return items.asks(event, command);
      }
      case 'more-asked':
      case 'stand-in-asked':
      case 'passed-on':
        return items.asks(event, command);
      case 'fell':
        return wrongWithFall(event.fallen, command, said);
      case 'agreed':
      case 'stage-approved':
      case 'approved': {
        const { decision } = event;
        const wrong = decision ? wrongWithYes(decision, command, said) : undefined;
        if (wrong) return wrong;
        if (!decision && !beside.some(({ type }) => type === 'fell')) return 'went on without a yes';
        const short = enough(event.type === 'agreed' ? 'agreed' : 'over');
        if (short) return short;
        if (event.type === 'agreed') return undefined;
        if ((event.type === 'approved') !== (stage + 1 === judgement.stages.length)) return 'left a stage out';
        if (event.type === 'approved') ends.push('approved');
        else {
          [stage, begun, questions] = [stage + 1, event.at, []];
          items.nextStage();
        }
        return undefined;
      }
      case 'denied': {
        ends.push('denied');
        if (command.type !== 'deny') return 'denied by something that is no no';
        if (items.left().some((key) => !theirs(command.by, command.right).includes(key)))
          return 'ended all of it by a no to some of it';
        return wrongWith(command.by, command.right, command.stage);
      }
      case 'withdrawn':
      case 'expired':
        if (!ends.includes('approved')) ends.push(event.type);
        return undefined;
      case 'joined':
        parties.add(event.by.id);
        items.asks(event, command);
        return answeredBefore(judgement.stages.length).has(event.by.id)
          ? 'joined by somebody who had answered'
          : undefined;
      case 'changed':
        items.leavesOut(event.change.to.without ?? []);
        return wrongWithChange(event.change, command);
      case 'question-asked':
        questions.push({ from: event.at });
        return undefined;
      case 'question-answered':
        questions = questions.map((one) => (one.to ? one : { ...one, to: event.at }));
        return undefined;
      default:
        return undefined;
    }
  };

  /** Whether this is a no to something that lacks a yes, said in time. */
  const isNo = (command: NominationCommand, isLate: boolean): boolean =>
    command.type === 'deny' &&
    !isLate &&
    ends.length === 0 &&
    command.comment !== '' &&
    wrongWith(command.by, command.right, command.stage) === undefined &&
    theirs(command.by, command.right).some((key) => lacking().includes(key));

  /** What these events break of what was promised. `isLate`: the stage had ended, though nobody had looked at the clock yet. */
  const note = (
    command: NominationCommand,
    events: readonly NominationEvent[],
    isLate: boolean,
  ): string | undefined => {
    const passedOver = isNo(command, isLate) && !events.some(({ type }) => type === 'denied' || type === 'fell');
    if (isLate && events.some(isAnswer)) return 'took an answer after the end';
    const said = speaker(command);
    const faults = events.map((event) => broken(event, command, events, said));
    for (const event of events) {
      if (event.type === 'changed') edition++;
      if (event.type === 'change-proposed') proposer = event.proposed.decision.by;
    }
    if (ends.length > 1) return `decided twice: ${ends.join(', ')}`;
    return faults.find((fault) => fault !== undefined) ?? (passedOver ? 'passed over a no' : undefined);
  };

  /** The latest moment at which the stage that is open may end unanswered; to the millisecond where every day is one of work. */
  const latestEnd = (): { readonly at: Date; readonly exactly: boolean } => {
    const { within } = judgement.stages[stage]!;
    const { working } = judgement;
    if (!working) {
      const stood = questions.map(({ from, to }) =>
        Math.min(3 * DAY, (to ?? later(from, 3 * DAY)).getTime() - from.getTime()),
      );
      return {
        at: later(
          begun,
          stood.reduce((sum, one) => sum + one, within),
        ),
        exactly: true,
      };
    }
    const days = Math.ceil(within / DAY) + 1 + 4 * questions.length;
    return { at: later(begun, 7 * DAY * (Math.ceil(days / working.days.length) + 2)), exactly: false };
  };

  return {
    note,
    latestEnd,
    barred: (): ReadonlySet<PersonId> => new Set([...parties, ...answeredBefore(stage)]),
    heard: (): ReadonlySet<PersonId> => answeredBefore(judgement.stages.length),
    lacking: (): Items => lacking(),
    ends: (): readonly string[] => ends,
    yeses: (): readonly PersonId[] => yeses.flat().map(({ by }) => by),
  };
};
