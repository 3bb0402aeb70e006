import type { WayOut } from '../cards/actions.js';
import { draw } from '../cards/draw.js';
import { sayRefusal } from '../cards/refusal.js';
import type { Sentence } from '../src/words/words.js';
import { nameInAccount } from './derived.js';
import { offersOf, without, type Draft, type NominateState } from './draft.js';
import { finish } from './finish.js';
import { named } from './naming.js';
import type { Turn } from './turn.js';

/** What choosing a way out leads to: a draft to go on with, an end, or nothing for now. */
export type Chosen = { readonly draft: Draft; readonly asks?: Sentence } | 'ended' | 'unchanged';

/** Takes one of the ways that are offered; any other belongs to a card that is out of date. */
export const choose = async (state: NominateState, way: WayOut, turn: Turn): Promise<Chosen> => {
  const { draft } = state;
  if (!state.ways?.includes(way)) return { draft };
  switch (way) {
    case 'access':
    case 'end':
    case 'revive':
    case 'anew':
      return { draft: { ...draft, chosen: way } };
    case 'sponsor':
    case 'backup':
      return { draft: { ...draft, chosen: way, ...endOf(draft, turn) } };
    case 'shorten':
      return {
        draft: {
          ...draft,
          ...(state.latestEnd && { until: state.latestEnd, zone: draft.zone ?? turn.around.reader.zone }),
        },
      };
    case 'resend':
      return (await givesNothingNew(draft, turn)) ? resend(state, turn) : { draft: { ...draft, chosen: way } };
    case 'fix-address':
      return corrected(draft, turn);
    case 'join':
      return join(state, turn);
  }
};

/** Who answers for a guest changes nothing about the end, where it is known. */
const endOf = ({ standing }: Draft, { around }: Turn): Partial<Draft> =>
  standing?.kind === 'guest' && standing.until ? { until: standing.until, zone: around.reader.zone } : {};

/** It is the nominator's own invitation, and what they ask for was asked for with it. */
const givesNothingNew = async (draft: Draft, { around }: Turn): Promise<boolean> => {
  const { standing } = draft;
  if (standing?.kind !== 'invited' || !standing.own) return false;
  const offers = offersOf(draft, around.policy);
  if (offers.length === 0) return true;
  const view = await around.workflow.viewFor(standing.own, around.person.id);
  const given = new Set(view?.nomination.access.map(({ key }) => key));
  return !view || offers.every(({ key }) => given.has(key));
};

const resend = async ({ draft, cardActivityId }: NominateState, turn: Turn): Promise<Chosen> => {
  const { workflow, person, words, reader } = turn.around;
  const { standing } = draft;
  if (standing?.kind !== 'invited' || !standing.own) return { draft };
  const answer = await workflow.mailAgain(standing.own, person.id);
  const name = named(nameInAccount(standing.name) || (draft.address ?? ''));
  const says =
    answer.outcome === 'refused'
      ? sayRefusal(answer, { verb: 'mail-again' }, reader)
      : words.nominate.findings.sentAgain(name);
  await finish(says, cardActivityId, turn.voice, turn.around);
  return 'ended';
};

/** The draft goes on with another address; that of the one before is kept, since its invitation still stands. */
const corrected = (draft: Draft, { around }: Turn): Chosen => {
  const { address, standing } = draft;
  if (!address || standing?.kind !== 'invited') return { draft };
  const { own, name } = standing;
  const called = named(nameInAccount(name) || address);
  return {
    // The person stays the same, and is still called so.
    draft: { ...without(draft, 'address'), derived: [], inPlaceOf: { address, ...(own && { own }) } },
    asks: around.words.nominate.findings.rightAddress(called),
  };
};

/** The card becomes the receipt of what was joined; as when sending, it is remembered first. */
const join = async ({ draft, cardActivityId }: NominateState, turn: Turn): Promise<Chosen> => {
  const { around, voice, remember } = turn;
  const { workflow, person, reader, words } = around;
  const { standing } = draft;
  if (standing?.kind !== 'open') return { draft };
  if (cardActivityId) await remember(standing.nomination, cardActivityId);
  const answer = await workflow.join(standing.nomination, person);
  if (answer.outcome === 'refused') {
    await voice.say(sayRefusal(answer, { verb: 'draft-choose' }, reader));
    return 'unchanged';
  }
  await voice.close(draw(answer.view, reader), cardActivityId);
  if (voice.how === 'typed') await voice.say(words.nominate.findings.joined(named(standing.nominator)));
  return 'ended';
};
