import type { NominationId, PersonId } from '../../../src/kernel/ids.js';
import type { Person } from '../../../src/kernel/people.js';
import type { Decision, Items } from '../../../src/nomination/asking.js';
import type { NominationEvent } from '../../../src/nomination/events.js';
import type { Facts } from '../../../src/nomination/nomination.js';
import type { ApproverSource } from '../../../src/policy/policy.js';

/** What somebody who stands beside it sees of the company at this moment. */
export type Sight = {
  readonly isOpen: (id: PersonId) => boolean;
  readonly managerOf: (id: PersonId) => PersonId | undefined;
  readonly owns: (id: PersonId, thing: string) => boolean;
  readonly isMember: (id: PersonId) => boolean;
  readonly isAdministrator: (id: PersonId) => boolean;
  readonly addressOf: (id: PersonId) => string | undefined;
  readonly standsIn: (id: PersonId, whose: PersonId) => boolean;
};

type Slip = {
  readonly facts: Facts;
  readonly joined: Set<PersonId>;
  sponsor: PersonId | undefined;
  stage: number;
  /** Of the stage's sources: the furthest that was asked, of any thing. */
  source: number;
  /** Who may answer since it was handed to them, and in whose place. */
  handed: { readonly to: PersonId; readonly whose: PersonId }[];
  readonly yeses: Decision[];
  readonly answers: Decision[];
};

const voices = ({ by, for: whose }: Decision): readonly Person[] => (whose ? [by, whose] : [by]);

/**
 * The bookkeeping of a bystander: who nominated and who joined, who said yes, and whether they had a right to at that very moment,
 * by what the company looks like and not by what the bot says. Looks at the history alone, never at the state.
 */
export const openSlips = (sight: Sight) => {
  const slips = new Map<NominationId, Slip>();

  const belongs = (id: PersonId, from: ApproverSource, { facts, sponsor }: Slip, thing: string): boolean => {
    const { nominator } = facts;
    const manager = sight.managerOf(nominator.id);
    switch (from.from) {
      case 'manager':
        return manager === id;
      case 'managers-manager':
        return manager !== undefined && sight.managerOf(manager) === id;
      case 'sponsor':
        return sponsor === id;
      case 'owners':
        return sight.owns(id, thing);
      case 'group':
        return sight.isMember(id);
      case 'administrators':
        return sight.isAdministrator(id);
      case 'people':
        return from.addresses.includes(sight.addressOf(id) ?? '');
      default:
        return false;
    }
  };

  const isParty = (id: PersonId, { facts, joined }: Slip): boolean => facts.nominator.id === id || joined.has(id);

  /** What is wrong with a yes or a no at this moment; undefined: nothing. */
  const wrongWith = (decision: Decision, slip: Slip): string | undefined => {
    const [by, whose] = [decision.by, decision.for ?? decision.by];
    const party = voices(decision).find(({ id }) => isParty(id, slip));
    if (party) return `counted ${by.name} in what ${party.name} nominated or joined`;
    const closed = voices(decision).find(({ id }) => !sight.isOpen(id));
    if (closed) return `counted ${by.name} though the account of ${closed.name} is closed`;
    const heard = slip.answers.flatMap(voices).map(({ id }) => id);
    if (voices(decision).some(({ id }) => heard.includes(id))) return `counted ${by.name} twice`;
    const sources = (slip.facts.judgement.stages[slip.stage]?.sources ?? []).slice(0, slip.source + 1);
    const things: Items = decision.about ?? slip.facts.access.map(({ key }) => key);
    const ofThing = (key: string): string => slip.facts.access.find((one) => one.key === key)?.id ?? '';
    if (!things.some((key) => sources.some((one) => belongs(whose.id, one, slip, ofThing(key)))))
      return `counted ${by.name}, where ${whose.name} had no right`;
    if (decision.about && !things.every((key) => sources.some((one) => belongs(whose.id, one, slip, ofThing(key)))))
      return `counted ${by.name} about what ${whose.name} had no right to`;
    const isHanded = slip.handed.some(({ to, whose: principal }) => to === by.id && principal === whose.id);
    if (whose.id !== by.id && !isHanded && !sight.standsIn(by.id, whose.id))
      return `counted ${by.name} for ${whose.name}, who had not asked them to`;
    return undefined;
  };

  /** Every yes it rests on: its own, or those of the one whose address it corrects. */
  const restsOn = (slip: Slip): readonly Decision[] => {
    const { corrects, judgement } = slip.facts;
    const before = corrects && judgement.stages.length === 0 && slips.get(corrects.nomination);
    return before ? restsOn(before) : slip.yeses;
  };

  /** What is wrong with doing it now. `rules`: that somebody has to agree. */
  const wrongWithDoing = (slip: Slip, what: string): string | undefined => {
    const yeses = restsOn(slip);
    const { nominator } = slip.facts;
    if (yeses.length === 0) return `${what} of ${nominator.name} with nobody's yes`;
    const own = yeses.flatMap(voices).find(({ id }) => isParty(id, slip));
    if (own) return `${what} of ${nominator.name} by the yes of ${own.name}, whose own it is`;
    const closed = yeses.flatMap(voices).find(({ id }) => !sight.isOpen(id));
    return closed && `${what} of ${nominator.name} by a yes of ${closed.name}, whose account is closed`;
  };

  const decided = (decision: Decision, slip: Slip, isYes: boolean): string | undefined => {
    const wrong = wrongWith(decision, slip);
    slip.answers.push(decision);
    if (isYes) slip.yeses.push(decision);
    return wrong;
  };

  const note = (id: NominationId, event: NominationEvent): string | undefined => {
    if (event.type === 'nominated') {
      const { facts } = event;
      const slip: Slip = {
        facts,
        joined: new Set(),
        sponsor: facts.sponsor?.id === facts.nominator.id ? undefined : facts.sponsor?.id,
        stage: 0,
        source: 0,
        handed: [],
        yeses: [],
        answers: [],
      };
      slips.set(id, slip);
      return facts.judgement.stages.length === 0 ? wrongWithDoing(slip, 'approved at once') : undefined;
    }
    const slip = slips.get(id);
    if (!slip) return 'has no beginning';
    switch (event.type) {
      case 'source-exhausted':
        slip.source = Math.max(slip.source, event.source + 1);
        return undefined;
      case 'alternates-asked':
        slip.source = Math.max(slip.source, event.source);
        return undefined;
      case 'passed-on':
        if (event.to?.for) slip.handed.push({ to: event.to.person.id, whose: event.to.for.person.id });
        return undefined;
      case 'changed':
        if (event.change.to.sponsor) slip.sponsor = event.change.to.sponsor.id;
        return undefined;
      case 'joined':
        slip.joined.add(event.by.id);
        return undefined;
      case 'agreed':
        return decided(event.decision, slip, true);
      case 'denied':
        return decided(event.decision, slip, false);
      case 'fell':
        return event.fallen.decision && decided(event.fallen.decision, slip, false);
      case 'stage-approved':
      case 'approved': {
        const wrong = event.decision && decided(event.decision, slip, true);
        if (event.type === 'stage-approved') Object.assign(slip, { stage: slip.stage + 1, source: 0, handed: [] });
        return wrong;
      }
      case 'invited':
        return wrongWithDoing(slip, 'invited somebody at the word');
      default:
        return undefined;
    }
  };

  return { note };
};
