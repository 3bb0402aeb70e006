import { execute } from '../cards/actions.js';
import type { Card } from '../cards/card.js';
import { drawDraft } from '../cards/draft.js';
import type { GuestAddress } from '../src/kernel/address.js';
import { unreachable } from '../src/kernel/result.js';
import { assess, type Verdict } from '../src/policy/assess.js';
import { sayDay, sayList } from '../src/words/dates.js';
import type { Sentence } from '../src/words/words.js';
import { missingIn, offerOf, type Draft, type NominateState } from './draft.js';
import { headingOf, knownFacts, ruledFacts } from './facts.js';
import type { Faults } from './fill.js';
import { drawForm } from './form.js';
import type { Fault } from './questions/question.js';
import type { Surroundings } from './surroundings.js';

/** What comes next for a draft: a sentence that asks, or the draft's card. */
export type Step =
  | { readonly showing: 'question'; readonly says: Sentence }
  | {
      readonly showing: NominateState['showing'];
      readonly card: Card;
      readonly summary: Sentence;
      readonly offered?: readonly GuestAddress[];
    };

/**
 * Asks for what is missing or wrong; says everything back where nothing is. What is wrong with a typed address is talked
 * about by itself, because everything else depends on it.
 */
export const stepFor = async (
  draft: Draft,
  faults: Faults,
  how: 'typed' | 'pressed',
  around: Surroundings,
): Promise<Step> => {
  if (faults.address && how === 'typed') return addressStep(draft, faults.address, around);
  const { words, reader, policy, now } = around;
  const offer = offerOf(draft, policy);
  const question = draft.address &&
    offer &&
    draft.until && { address: draft.address, offer, until: new Date(draft.until), zone: reader.zone };
  const verdict = question && assess({ ...question, offers: [question.offer.key] }, policy, now);
  const all = { ...(verdict && ruledOut(verdict, draft, around)), ...faults };
  if (!question || missingIn(draft, policy).length > 0 || Object.keys(all).length > 0)
    return formStep(draft, all, 'form', around);
  const judged = await around.workflow.judge({ nominator: around.person, ...question });
  const says = words.nominate;
  const heading = headingOf(draft, around);
  const send =
    judged.verdict.ok && judged.verdict.stage ? says.send : draft.standing?.kind === 'guest' ? says.give : says.invite;
  const card = drawDraft(
    {
      heading,
      lines: [...knownFacts(draft, around), ...ruledFacts(draft, judged, around)].map((fact) => ({ says: fact })),
      buttons: [
        execute({ verb: 'draft-send', draft: draft.id }, send, 'positive'),
        execute({ verb: 'draft-change', draft: draft.id }, says.change),
        execute({ verb: 'draft-cancel', draft: draft.id }, says.cancel),
      ],
    },
    reader.locale,
  );
  return { showing: 'confirm', card, summary: heading };
};

/** What the rules have against it, as soon as they can be asked. */
const ruledOut = (verdict: Verdict, draft: Draft, around: Surroundings): Faults =>
  verdict.ok ? deliveryFault(draft, verdict.deliveries, around) : faultsOf(verdict, draft, around);

export const formStep = (draft: Draft, faults: Faults, mode: 'form' | 'change', around: Surroundings): Step => ({
  showing: mode,
  card: drawForm(draft, faults, mode, around),
  summary: headingOf(draft, around),
});

const addressStep = (draft: Draft, fault: Fault, { words, reader }: Surroundings): Step => {
  const { says, use = [] } = fault;
  if (use.length === 0) return { showing: 'question', says };
  const card = drawDraft(
    {
      lines: [{ says }],
      buttons: [
        ...use.map(({ address, title }) => execute({ verb: 'draft-use', draft: draft.id, address }, title)),
        execute({ verb: 'draft-cancel', draft: draft.id }, words.nominate.cancel),
      ],
    },
    reader.locale,
  );
  return { showing: 'question', card, summary: says, offered: use.map(({ address }) => address) };
};

/** The rule's refusal, as what is wrong with the field it is about. */
export const faultsOf = (
  verdict: Extract<Verdict, { ok: false }>,
  draft: Draft,
  { words, reader, now }: Surroundings,
): Faults => {
  const says = words.nominate;
  const day = (date: Date) => sayDay(date, reader.zone, reader.locale);
  switch (verdict.why) {
    case 'blocked-domain':
      return { address: { says: says.address['blocked-domain'](verdict.domain) } };
    case 'no-rule':
      return { access: { says: says.noRule } };
    case 'end-in-the-past':
      return { until: { says: says.day.past(day(draft.until ? new Date(draft.until) : now)) } };
    case 'stay-too-long':
      return { until: { says: says.day.tooLong(day(verdict.latestEnd), verdict.rule) } };
    default:
      return unreachable(verdict);
  }
};

const deliveryFault = (
  draft: Draft,
  allowed: readonly ('chat' | 'mail')[],
  { words, reader }: Surroundings,
): Faults => {
  if (draft.deliveries?.every((way) => allowed.includes(way)) ?? true) return {};
  const names = allowed.map((way) => words.nominate.deliveries[way]);
  return { delivery: { says: words.nominate.delivery['not-allowed'](sayList(names, reader.locale)) } };
};
