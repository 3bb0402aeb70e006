import { draw } from '../cards/draw.js';
import { drawDraft } from '../cards/draft.js';
import type { NominationId, PersonId } from '../src/kernel/ids.js';
import type { Sentence } from '../src/words/words.js';
import { DELIVERIES } from '../src/policy/policy.js';
import type { Proposal } from '../src/workflow/workflow.js';
import { languageFor } from './derived.js';
import { offerOf, type Draft } from './draft.js';
import type { Faults } from './fill.js';
import { faultsOf } from './step.js';
import type { Surroundings } from './surroundings.js';
import type { Voice } from './voice.js';

/** Notes that this card is the nominator's receipt from now on, so that it is edited and not sent a second time. */
export type RememberReceipt = (
  personId: PersonId,
  nominationId: NominationId,
  conversationId: string,
  activityId: string,
) => Promise<void>;

/** Complete, or undefined. Ways the rule does not allow fall away when the nomination begins. */
const proposalOf = (draft: Draft, { person, policy, reader }: Surroundings): Proposal | undefined => {
  const { id, address, name, company, reason, until } = draft;
  const offer = offerOf(draft, policy);
  if (!address || !name || !company || !offer || !reason || !until) return undefined;
  const deliveries = draft.deliveries ?? DELIVERIES;
  const zone = draft.zone ?? reader.zone;
  return {
    id,
    nominator: person,
    address,
    ...(draft.standing?.kind === 'guest' && { isGuest: true }),
    name,
    company,
    language: languageFor(draft, reader.locale),
    offer,
    reason,
    until: new Date(until),
    zone,
    deliveries,
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
): Promise<'ended' | Faults> => {
  const { workflow, words, reader } = around;
  const proposal = proposalOf(draft, around);
  if (!proposal) return {};
  if (card) await remember(draft.id, card);
  const result = await workflow.nominate(proposal);
  const closeWith = async (says: Sentence) => {
    await voice.close(drawDraft({ lines: [{ says }] }, reader.locale), card);
    return 'ended' as const;
  };
  switch (result.outcome) {
    case 'begun':
      await voice.close(draw(result.view, reader), card);
      if (voice.how === 'typed') await voice.say(words.nominate.sent);
      return 'ended';
    case 'already-open':
      return closeWith(words.nominate.alreadyOpen(proposal.address));
    case 'not-an-employee':
      return closeWith([words.refusals.notAnEmployee]);
    case 'refused':
      return faultsOf(result.verdict, draft, around);
  }
};
