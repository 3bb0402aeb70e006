import { execute } from '../cards/actions.js';
import { drawChoice } from '../cards/choice.js';
import { draw } from '../cards/draw.js';
import { nominationIdFor, type NominationId, type PersonId } from '../src/kernel/ids.js';
import { unreachable } from '../src/kernel/result.js';
import { DELIVERIES } from '../src/policy/policy.js';
import type { View } from '../src/workflow/views.js';
import type { Preflight, Proposal, Workflow } from '../src/workflow/workflow.js';
import { languageFor } from './derived.js';
import { missingIn, offersOf, purposeOf, reviveOf, ruleOf, type Draft } from './draft.js';
import { extrasIn } from './extras.js';
import type { Faults } from './fill.js';
import { finish } from './finish.js';
import { faultOf } from './sponsors.js';
import type { Surroundings } from './surroundings.js';
import type { Voice } from './voice.js';

/** Notes that this card is the nominator's receipt from now on, so that it is edited and not sent a second time. */
export type RememberReceipt = (
  personId: PersonId,
  nominationId: NominationId,
  conversationId: string,
  activityId: string,
) => Promise<void>;

/** What the server has against it: what its own look found, or faults of what the rule asks besides. */
export type Refused = { readonly findings: Preflight['findings'] } | { readonly faults: Faults };

/** Complete, or undefined. Ways the rule does not allow fall away when the nomination begins. */
const proposalOf = (draft: Draft, around: Surroundings): Proposal | undefined => {
  const { person, policy, reader } = around;
  const { id, address, name, company, reason, until, chosen, standing } = draft;
  if (missingIn(draft, policy).length > 0 || !address || !reason || !until) return undefined;
  const purpose = purposeOf(draft);
  const rule = ruleOf(draft, policy);
  const { answers } = extrasIn(rule?.questions ?? [], draft, around);
  const revive = reviveOf(draft);
  // Who answers for somebody who is here already is a nomination of its own.
  const isNew = !purpose && standing?.kind !== 'guest';
  return {
    id,
    nominator: person,
    address,
    ...(standing?.kind === 'guest' && { isGuest: true }),
    name: name ?? address,
    company: company ?? '',
    language: languageFor(draft, reader.locale, rule?.languages),
    offers: purpose ? [] : offersOf(draft, policy),
    reason,
    until: new Date(until),
    zone: draft.zone ?? reader.zone,
    deliveries: draft.deliveries ?? DELIVERIES,
    ...(purpose && { purpose }),
    ...(draft.moves && { moves: draft.moves.guest }),
    ...(revive && { revive }),
    ...(chosen === 'resend' && { resend: true }),
    ...(chosen === 'anew' && { anew: true }),
    ...(isNew && draft.sponsor && { sponsor: draft.sponsor }),
    ...(isNew && draft.backup && { backup: draft.backup }),
    ...(answers.length > 0 && { answers }),
    ...(draft.replaces && { replaces: draft.replaces }),
    ...(draft.corrects && { corrects: true }),
  };
};

/**
 * Begins the nomination, and lets its receipt take the card's place. The card is remembered first: should we die in
 * between, it is found and edited all the same. Returns what is wrong where the rules have changed their mind.
 */
export const sendDraft = async (
  draft: Draft,
  card: string | undefined,
  voice: Voice,
  around: Surroundings,
  remember: (id: NominationId, activityId: string) => Promise<void>,
): Promise<'ended' | Refused> => {
  const { workflow, words } = around;
  const proposal = proposalOf({ ...draft, id: await idFor(draft, around) }, around);
  if (!proposal) return { faults: {} };
  if (card) await remember(proposal.id, card);
  const result = await workflow.nominate(proposal);
  switch (result.outcome) {
    case 'begun':
      await closeWith(result.view, card, voice, around);
      await tellOfEarlier(draft, voice, around);
      return 'ended';
    case 'already-open':
      await finish(words.nominate.alreadyOpen(proposal.address), card, voice, around);
      return 'ended';
    case 'no-longer-open':
      await finish(words.nominate.amendTooLate, card, voice, around);
      return 'ended';
    case 'not-an-employee':
      await finish([words.refusals.notAnEmployee], card, voice, around);
      return 'ended';
    case 'refused':
      return { findings: result.findings };
    case 'sponsor-refused':
    case 'answers-wanted':
      return { faults: faultsIn(result, draft, around) };
    default:
      return unreachable(result);
  }
};

/** The card is the receipt from now on. */
export const closeWith = async (
  receipt: View,
  card: string | undefined,
  voice: Voice,
  { words, reader }: Surroundings,
): Promise<void> => {
  await voice.close(draw(receipt, reader), card);
  if (voice.how === 'typed') await voice.say(words.nominate.sent);
};

/** The receipt of a draft that was sent, where a process died before it wrote that down. */
export const sentAs = async (draft: Draft, around: Surroundings): Promise<View | undefined> =>
  around.workflow.viewFor(await idFor(draft, around), around.person.id);

/**
 * The draft's own, so that sending twice begins one. Where a process died between a nomination and the end of its draft, and the
 * draft was used for another guest since, that one is a nomination of its own, begun once as well.
 */
const idFor = async ({ id, address }: Draft, { workflow, person }: Surroundings): Promise<NominationId> => {
  const sent = await workflow.viewFor(id, person.id);
  return sent && address && sent.nomination.guest.address !== address ? nominationIdFor(id, address) : id;
};

type Wanting = Extract<
  Awaited<ReturnType<Workflow['nominate']>>,
  { readonly outcome: 'sponsor-refused' | 'answers-wanted' }
>;

const faultsIn = (result: Wanting, draft: Draft, around: Surroundings): Faults => {
  if (result.outcome === 'sponsor-refused') return faultOf(result.who, result.why, draft, draft.rule ?? '', around);
  const says = around.words.nominate.findings.answers.wanted;
  return Object.fromEntries(result.keys.map((key) => [`q-${key}`, { says }]));
};

/** The address was corrected: the invitation to the wrong one still lets somebody in, until it is taken back. */
const tellOfEarlier = async ({ inPlaceOf }: Draft, voice: Voice, { words, reader }: Surroundings): Promise<void> => {
  if (!inPlaceOf?.own) return;
  const { withdraw } = words.commands;
  const ask = words.nominate.findings.earlierStands(inPlaceOf.address);
  const button = execute({ verb: 'withdraw', nomination: inPlaceOf.own }, withdraw.yes, 'destructive');
  await voice.show(drawChoice({ ask, among: [{ says: [withdraw.means.invited], button }] }, reader.locale), ask);
};
