import type { Tone } from '../cards/card.js';
import type { Room } from '../cards/room.js';
import { cleanLine } from '../src/kernel/text.js';
import type { Delivery } from '../src/policy/policy.js';
import type { Permitted } from '../src/policy/verdict.js';
import type { Sentence } from '../src/words/words.js';
import type { Preflight } from '../src/workflow/workflow.js';
import { agreeing } from './agreeing.js';
import { languageFor } from './derived.js';
import { purposeOf, type Draft } from './draft.js';
import { extrasIn } from './extras.js';
import type { Surroundings } from './surroundings.js';
import { sayUnchecked, sayWarning } from './warnings.js';

export type Said = { readonly says: Sentence; readonly tone?: Tone };

/** Who must agree, what else the rule wanted to know, how the link will travel, and what the look found. */
export const ruledFacts = (
  draft: Draft,
  rule: Permitted,
  look: Preflight,
  room: Room,
  around: Surroundings,
): readonly Said[] => {
  const { words, reader } = around;
  const { facts, fact, quoted } = words.nominate;
  const { answers } = extrasIn(rule.questions, draft, around);
  const sponsor = sponsorsFact(draft, room, around);
  const note = noteOf(draft, room, around);
  const unchecked = sayUnchecked(look.seen, around);
  return [
    ...answers.map(({ label, answer }) => ({
      says: fact(
        { typed: cleanLine(label[reader.locale], room.name), look: 'plain' },
        quoted(cleanLine(answer[reader.locale], room.text)),
      ),
    })),
    ...(sponsor ? [{ says: fact(facts.sponsor, sponsor) }] : []),
    { says: fact(facts.agree, agreeing(rule, look.stages, draft, room, around)) },
    ...travelling(draft, rule, around).map((says) => ({ says })),
    ...(note ? [{ says: fact(facts.note, note) }] : []),
    ...(draft.replaces ? [{ says: fact(facts.note, words.nominate[draft.corrects ? 'corrects' : 'replaces']) }] : []),
    ...look.findings.flatMap((finding) => {
      const says = finding.answer === 'warn' && sayWarning(finding, around);
      return says ? [{ says, tone: 'attention' as const }] : [];
    }),
    ...(unchecked ? [{ says: unchecked, tone: 'subtle' as const }] : []),
  ];
};

export type Way = 'both' | Delivery;

/** What was chosen; else all that the rule allows. */
export const waysOf = (draft: Draft, allowed: readonly Delivery[]): Way => {
  const ways = draft.deliveries ?? allowed;
  if (ways.includes('mail')) return ways.includes('chat') ? 'both' : 'mail';
  return 'chat';
};

/** To somebody who is a guest already, or is made one again, nothing travels. */
const travelling = (draft: Draft, rule: Permitted, { words, reader }: Surroundings): readonly Sentence[] => {
  if (draft.standing?.kind === 'guest' || draft.chosen === 'revive') return [];
  const { facts, fact, travels, languages } = words.nominate;
  const way = waysOf(draft, rule.deliveries);
  const inLanguage = languages[languageFor(draft, reader.locale, rule.languages)];
  return [fact(facts.mail, way === 'chat' ? travels.chat : travels[way](inLanguage))];
};

/** Only where it is not simply the nominator. */
const sponsorsFact = (draft: Draft, room: Room, { words, person }: Surroundings): Sentence | undefined => {
  const { sponsor, backup } = draft;
  // Who answers for somebody who is here is a matter of its own.
  if (draft.standing?.kind === 'guest') return undefined;
  const isOther = sponsor !== undefined && sponsor.id !== person.id;
  if (purposeOf(draft) || (!isOther && !backup)) return undefined;
  const says = words.nominate;
  const first = isOther ? cleanLine(sponsor.name, room.name) : says.you;
  return backup ? says.sponsorWith(first, cleanLine(backup.name, room.name)) : says.sponsor(first);
};

const noteOf = ({ standing, chosen, address }: Draft, room: Room, { words }: Surroundings): Sentence | undefined => {
  const says = words.nominate;
  const name = cleanLine(
    standing && 'name' in standing && standing.name !== '' ? standing.name : (address ?? ''),
    room.name,
  );
  switch (standing?.kind) {
    case 'guest':
      return chosen === undefined || chosen === 'access' ? says.isGuest(name) : undefined;
    case 'invited':
    case 'invited-before':
      return says.invitedBefore;
    case 'disabled':
      return says.enabled(name);
    case 'deleted':
      return chosen === 'revive' ? says.restored(name) : undefined;
    case 'unchecked':
      return says.unchecked;
    case 'new':
    case 'open':
    case undefined:
      return undefined;
  }
};
