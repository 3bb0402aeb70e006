import { cleanLine } from '../src/kernel/text.js';
import type { Locale } from '../src/kernel/people.js';
import { sayMoment } from '../src/words/dates.js';
import { wordsFor, type Words } from '../src/words/index.js';
import type { Sentence } from '../src/words/words.js';
import { concerned, type Standings } from '../src/workflow/emergency.js';
import type { Pause } from '../src/workflow/ports.js';
import { execute } from './actions.js';
import { heading, languageOf, line, type Card, type Element, type Line, type Reader, type TextRun } from './card.js';
import { drawDraft } from './draft.js';
import json from './emergency.json' with { type: 'json' };
import { template } from './expand.js';

/** What an administrator is asked to confirm; `changed`: since the card that was pressed. */
export type EmergencyView = { readonly reason?: string } & (
  | { readonly asks: 'pause' | 'resume'; readonly pause?: Pause }
  | { readonly asks: 'stop' | 'let-in'; readonly found: Standings; readonly changed?: true }
);

type Filled = {
  readonly heading: readonly TextRun[];
  readonly lines: readonly Line[];
  readonly reasons: readonly {
    readonly label: string;
    readonly value: string;
    readonly required: boolean;
    readonly needed: string;
  }[];
  readonly buttons: readonly Element[];
};

const fill = template<Filled & { readonly lang: string; readonly fallback: string }>(json);

/** What happens, to whom, and the button that means it. */
export const drawEmergency = (view: EmergencyView, reader: Reader): Card => {
  const words = wordsFor(reader.locale);
  const filled = 'found' in view ? aboutGuests(view, words, reader) : aboutInviting(view, words, reader);
  return fill({ lang: languageOf(reader.locale), fallback: words.nominate.fallback, ...filled });
};

/** The same card once it is answered. */
export const drawEmergencyOutcome = (lines: readonly Sentence[], locale: Locale): Card =>
  drawDraft({ lines: lines.map((says) => ({ says })) }, locale);

type AboutInviting = Extract<EmergencyView, { asks: 'pause' | 'resume' }>;
type AboutGuests = Extract<EmergencyView, { found: Standings }>;

const aboutInviting = ({ asks, pause, reason }: AboutInviting, words: Words, reader: Reader): Filled => {
  const says = words.emergency;
  const since = pause && [
    says.pausedSince(name(pause.by.name), sayMoment(pause.at, reader.zone, reader.locale)),
    ...(pause.reason ? [says.reasonWas(cleanLine(pause.reason, LONGEST_REASON))] : []),
  ];
  const buttons =
    asks === 'pause'
      ? [leave(words), execute({ verb: 'pause-inviting' }, says.buttons.pause, 'destructive')]
      : [execute({ verb: 'resume-inviting' }, says.buttons.resume, 'positive'), leave(words)];
  return {
    heading: heading(says.ask[asks]),
    lines: [...(since ?? []), ...says.happens[asks]].map((sentence) => line(sentence)),
    reasons: asks === 'pause' ? [reasonInput(false, reason, words)] : [],
    buttons,
  };
};

const aboutGuests = (view: AboutGuests, words: Words, reader: Reader): Filled => {
  const says = words.emergency;
  const { asks, found, changed, reason } = view;
  const all = concerned(found);
  const about = { domain: found.domain, guests: all };
  const title = says.confirm[asks](all);
  const isNobody = all === 0 && found.strangers !== 'unknown';
  const whatHappens = isNobody ? [] : says.happens[asks];
  const buttons =
    asks === 'stop'
      ? [leave(words), execute({ verb: 'stop-guests', ...about }, title, 'destructive')]
      : [execute({ verb: 'let-guests-in', ...about }, title, 'positive'), leave(words)];
  return {
    heading: heading(says.askGuests[asks](found.domain)),
    lines: [
      ...(changed ? [line(says.changed, { tone: 'attention' })] : []),
      ...(isNobody ? [line(says.nobody[asks](found.domain))] : whoTheyAre(view, words)),
      ...strangersIn(found, words),
      ...whatHappens.map((sentence, n) =>
        line(sentence, { separator: n === 0, spacing: n === 0 ? 'Medium' : 'Small' }),
      ),
      ...inForce(found, words, reader),
    ],
    reasons: [reasonInput(asks === 'stop', reason, words)],
    buttons,
  };
};

const whoTheyAre = ({ asks, found: { census } }: AboutGuests, words: Words): readonly Line[] => {
  const says = words.emergency;
  const { guests, all, sponsors } = census;
  if (all === 0) return [];
  const more = all - guests.length;
  const answerFor = sponsors.slice(0, MOST_SPONSORS).map((one) => says.answersFor(name(one.name), one.guests));
  const others = sponsors.slice(MOST_SPONSORS).reduce((sum, one) => sum + one.guests, 0);
  return [
    line(says.howMany[asks](all)),
    ...guests.map((guest) =>
      line(says.guest(name(guest.displayName), cleanLine(guest.address, LONGEST_ADDRESS)), { spacing: 'None' }),
    ),
    ...(more > 0 ? [line(says.andMore(more), { spacing: 'None' })] : []),
    ...(answerFor.length > 0 ? [line(says.sponsors(answerFor, others), { tone: 'subtle' })] : []),
  ];
};

const strangersIn = ({ census, strangers }: Standings, { emergency: says }: Words): readonly Line[] => {
  if (!strangers) return [];
  if (strangers === 'unknown') return [line(says.strangers.unknown, { tone: 'attention' })];
  const { all, some } = strangers;
  if (all === 0) return [];
  return [
    line(says.strangers.howMany(all, census.all > 0), { spacing: 'Medium' }),
    ...some.map((one) =>
      line(says.guest(name(one.name), cleanLine(one.address, LONGEST_ADDRESS)), { spacing: 'None' }),
    ),
    ...(all > some.length ? [line(says.andMore(all - some.length), { spacing: 'None' })] : []),
    line(says.strangers.happens(all), { tone: 'subtle' }),
  ];
};

const inForce = (
  { domain, wish }: Standings,
  { emergency: says }: Words,
  { zone, locale }: Reader,
): readonly Line[] => {
  if (!wish || wish.way !== 'stop') return [];
  const said = says.stoppedSince(domain, name(wish.by.name), sayMoment(wish.at, zone, locale));
  const why = wish.reason ? [says.reasonWas(cleanLine(wish.reason, LONGEST_REASON))] : [];
  return [said, ...why].map((sentence) => line(sentence, { tone: 'subtle' }));
};

const reasonInput = (required: boolean, value: string | undefined, { emergency: says }: Words) => ({
  label: required ? says.reason : says.reasonOptional,
  value: cleanLine(value ?? '', LONGEST_REASON),
  required,
  needed: says.needsReason,
});

const leave = ({ emergency: says }: Words): Element => execute({ verb: 'leave-as-is' }, says.buttons.leave);

const MOST_SPONSORS = 5;
const LONGEST_ADDRESS = 254;
/** UTF-16 units; as many as the input takes. */
const LONGEST_REASON = 300;
const name = (text: string): string => cleanLine(text, 60);
