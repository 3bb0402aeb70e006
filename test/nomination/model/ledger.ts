import { DAY, later } from '../../../src/kernel/clock.js';
import type { PersonId } from '../../../src/kernel/ids.js';
import type { Person } from '../../../src/kernel/people.js';
import { principalIn, type Change, type Right } from '../../../src/nomination/asking.js';
import type { NominationCommand, NominationEvent } from '../../../src/nomination/events.js';
import type { Facts } from '../../../src/nomination/nomination.js';

const ANSWERS: ReadonlySet<NominationEvent['type']> = new Set(['agreed', 'stage-approved', 'approved', 'denied']);

type Yes = { readonly by: PersonId; readonly whose: PersonId };

/**
 * A second bookkeeping, plainer than the first: a slip of paper on which somebody notes who has a part in it, who said yes for
 * whom in which stage, and how long that may take. It believes the commands and looks at no state.
 */
export const openLedger = ({ nominator, judgement }: Facts, begunAt: Date) => {
  const parties = new Set<PersonId>([nominator.id]);
  const yeses: Yes[][] = judgement.stages.map(() => []);
  const needed: (number | undefined)[] = judgement.stages.map(({ quorum }) =>
    quorum === 'any' ? 1 : quorum === 'all' ? undefined : quorum,
  );
  const isKnown = judgement.stages.map(() => false);
  let stage = 0;
  let begun = begunAt;
  let edition = 0;
  let questions: { from: Date; to?: Date }[] = [];
  let proposer: Person | undefined;
  const ends: string[] = [];

  const heard = (stages: readonly Yes[][]): ReadonlySet<PersonId> =>
    new Set(stages.flat().flatMap(({ by, whose }) => [by, whose]));

  /** What is wrong with an answer of this person by this right; undefined where nothing is. */
  const wrongWith = (by: Person, right: Right, answered: number): string | undefined => {
    if (right === 'none') return `${by.name} had no right`;
    const voices = [by.id, (principalIn(right) ?? by).id];
    if (voices.some((id) => parties.has(id))) return `${by.name} had a part in it, or spoke for somebody who had`;
    if (voices.some((id) => heard(yeses).has(id))) return `${by.name} had answered, or was answered for`;
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

  const count = (by: Person, right: Right): void => {
    yeses[stage]?.push({ by: by.id, whose: (principalIn(right) ?? by).id });
  };

  /** Who said it, by what right, to which stage: of the command itself, or of the proposal that it settles. */
  const speaker = (command: NominationCommand) => {
    if (command.type === 'approve' || command.type === 'deny')
      return { ...command, edition: command.edition ?? edition };
    if (command.type === 'settle-change' && proposer) return { by: proposer, right: command.right, stage, edition };
    return undefined;
  };

  const enough = (event: 'agreed' | 'over'): string | undefined => {
    const [has, needs] = [yeses[stage]?.length ?? 0, needed[stage] ?? Infinity];
    if (event === 'agreed') return has < needs ? undefined : 'goes on asking though enough agreed';
    return has === needs ? undefined : `went on with ${has} yeses of ${needs}`;
  };

  /** What an event breaks of what was promised. */
  const broken = (event: NominationEvent, command: NominationCommand): string | undefined => {
    switch (event.type) {
      case 'approvers-chosen': {
        if (command.type !== 'choose-approvers' || isKnown[stage]) return undefined;
        const earlier = heard(yeses.slice(0, stage));
        const able = command.people
          .map(({ person, for: whose }) => [person.id, (whose?.person ?? person).id] as const)
          .filter((voices) => voices.every((id) => !parties.has(id) && !earlier.has(id)));
        isKnown[stage] = able.length > 0 || command.channel !== undefined;
        // One who is asked for two is asked once, and is no two people: somebody else has to agree besides.
        const principals = new Set(able.map(([, principal]) => principal));
        if (isKnown[stage]) needed[stage] ??= Math.max(1, principals.size);
        return undefined;
      }
      case 'agreed':
      case 'stage-approved':
      case 'approved': {
        const said = speaker(command);
        if (!said || command.type === 'deny') return 'agreed by something that is no yes';
        const wrong = wrongWith(said.by, said.right, said.stage);
        if (wrong) return `counted a yes that was none: ${wrong}`;
        if (said.edition !== edition) return 'counted a yes to what was not read';
        count(said.by, said.right);
        const short = enough(event.type === 'agreed' ? 'agreed' : 'over');
        if (short) return short;
        if (event.type === 'agreed') return undefined;
        if ((event.type === 'approved') !== (stage + 1 === judgement.stages.length)) return 'left a stage out';
        if (event.type === 'approved') ends.push('approved');
        else [stage, begun, questions] = [stage + 1, event.at, []];
        return undefined;
      }
      case 'denied': {
        ends.push('denied');
        if (command.type !== 'deny') return 'denied by something that is no no';
        return wrongWith(command.by, command.right, command.stage);
      }
      case 'withdrawn':
      case 'expired':
        if (!ends.includes('approved')) ends.push(event.type);
        return undefined;
      case 'joined':
        parties.add(event.by.id);
        return heard(yeses).has(event.by.id) ? 'joined by somebody who had answered' : undefined;
      case 'changed':
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

  /** Whether this is a no that ends everything, said in time. */
  const isNo = (command: NominationCommand, isLate: boolean): boolean =>
    command.type === 'deny' &&
    !isLate &&
    ends.length === 0 &&
    command.comment !== '' &&
    wrongWith(command.by, command.right, command.stage) === undefined;

  /** What these events break of what was promised. `isLate`: the stage had ended, though nobody had looked at the clock yet. */
  const note = (
    command: NominationCommand,
    events: readonly NominationEvent[],
    isLate: boolean,
  ): string | undefined => {
    const passedOver = isNo(command, isLate) && !events.some(({ type }) => type === 'denied');
    if (isLate && events.some(({ type }) => ANSWERS.has(type))) return 'took an answer after the end';
    const faults = events.map((event) => broken(event, command));
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
    barred: (): ReadonlySet<PersonId> => new Set([...parties, ...heard(yeses.slice(0, stage))]),
    heard: (): ReadonlySet<PersonId> => heard(yeses),
    ends: (): readonly string[] => ends,
    yeses: (): readonly PersonId[] => yeses.flat().map(({ by }) => by),
  };
};
