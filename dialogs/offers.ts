import { execute, type WayOut } from '../cards/actions.js';
import type { Card } from '../cards/card.js';
import { drawDraft } from '../cards/draft.js';
import { unreachable } from '../src/kernel/result.js';
import { cleanLine } from '../src/kernel/text.js';
import type { Finding, FindingOf } from '../src/policy/findings.js';
import { sayDay } from '../src/words/dates.js';
import type { Sentence } from '../src/words/words.js';
import { nameInAccount } from './derived.js';
import type { Draft } from './draft.js';
import type { Surroundings } from './surroundings.js';

/** What is found about a guest who is known here, or asked for already, and can be answered by choosing. */
export type Choosable = FindingOf<'guest' | 'invited-guest' | 'disabled-guest' | 'deleted-guest' | 'open-nomination'>;

const LONGEST_NAME = 60;

/** In the order in which they are talked about: what somebody else asked for comes before what could be asked for. */
export const choosableIn = (findings: readonly Finding[]): readonly Choosable[] =>
  findings.flatMap((finding): readonly Choosable[] => {
    switch (finding.finding) {
      case 'open-nomination':
        return finding.standing === 'other' ? [finding] : [];
      case 'guest':
      case 'invited-guest':
      case 'disabled-guest':
      case 'deleted-guest':
        return [finding];
      default:
        return [];
    }
  });

/** The first that the nominator has not chosen an answer to. */
export const openOffer = (findings: readonly Finding[], { chosen }: Draft): Choosable | undefined =>
  choosableIn(findings).find((one) => !isAnswered(chosen, one));

const ANSWERS: Readonly<Record<Choosable['finding'], readonly Draft['chosen'][]>> = {
  guest: ['access', 'end', 'sponsor', 'backup'],
  'invited-guest': ['resend'],
  'disabled-guest': ['revive'],
  'deleted-guest': ['revive', 'anew'],
  'open-nomination': [],
};

const isAnswered = (chosen: Draft['chosen'], { finding }: Choosable): boolean =>
  chosen !== undefined && ANSWERS[finding].includes(chosen);

const WAYS: Readonly<Record<Choosable['finding'], readonly WayOut[]>> = {
  guest: ['access', 'end', 'sponsor', 'backup'],
  'invited-guest': ['resend', 'fix-address'],
  'disabled-guest': ['revive'],
  'deleted-guest': ['revive', 'anew'],
  'open-nomination': ['join'],
};

/** Nobody answers for whose stay is over; and another end does not undo a stop. */
const WAYS_BACK = { over: ['access', 'end'], stopped: ['access'] } as const satisfies Record<string, readonly WayOut[]>;

const waysOutOf = (offer: Choosable): readonly WayOut[] =>
  offer.finding === 'guest' && offer.over ? WAYS_BACK[offer.over] : WAYS[offer.finding];

/** The question, with a button for each way out. */
export const drawOffer = (
  offer: Choosable,
  draft: Draft,
  remarks: readonly Sentence[],
  around: Surroundings,
): { readonly card: Card; readonly summary: Sentence; readonly ways: readonly WayOut[] } => {
  const { words, reader } = around;
  const ways = waysOutOf(offer);
  const summary = sayOffer(offer, draft, around);
  const card = drawDraft(
    {
      lines: [...remarks.map((says) => ({ says, tone: 'attention' as const })), { says: summary }],
      buttons: [
        ...ways.map((choice) =>
          execute({ verb: 'draft-choose', draft: draft.id, choice }, titleOf(choice, offer, around)),
        ),
        execute({ verb: 'draft-cancel', draft: draft.id }, words.nominate.cancel),
      ],
    },
    reader.locale,
  );
  return { card, summary, ways };
};

const sayOffer = (offer: Choosable, draft: Draft, { words, reader }: Surroundings): Sentence => {
  const { findings: says } = words.nominate;
  const day = (date: Date) => sayDay(date, reader.zone, reader.locale);
  switch (offer.finding) {
    case 'guest': {
      const name = nameFor(offer, draft);
      if (offer.over) return says.guestOver[offer.over](name);
      return offer.until ? says.guestUntil(name, day(offer.until)) : says.guest(name);
    }
    case 'invited-guest':
      return offer.own ? says.invitedByYou(nameFor(offer, draft)) : says.invited(nameFor(offer, draft));
    case 'disabled-guest':
      return says.disabled(nameFor(offer, draft));
    case 'deleted-guest': {
      const name = nameFor(offer, draft);
      return offer.deletedAt ? says.deletedOn(name, day(offer.deletedAt)) : says.deleted(name);
    }
    case 'open-nomination':
      return says.open(draft.address ?? '', cleanLine(offer.nominator.name, LONGEST_NAME));
    default:
      return unreachable(offer);
  }
};

const titleOf = (way: WayOut, offer: Choosable, { words }: Surroundings): string => {
  const { ways } = words.nominate.findings;
  switch (way) {
    case 'sponsor':
      return ways.sponsor('name' in offer ? cleanLine(nameInAccount(offer.name), LONGEST_NAME) : '');
    case 'join':
      return ways.join('nominator' in offer ? cleanLine(offer.nominator.name, LONGEST_NAME) : '');
    case 'revive':
      return offer.finding === 'deleted-guest' ? ways.restore() : ways.enable();
    case 'shorten':
      return ways.shorten('');
    default:
      return ways[way]();
  }
};

/** Of the account; some have none. */
const nameFor = ({ name }: { readonly name: string }, draft: Draft): string =>
  cleanLine(name === '' ? (draft.address ?? '') : nameInAccount(name), LONGEST_NAME * 2);
