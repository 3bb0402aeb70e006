import { isPending } from '../cards/receipt/buttons.js';
import { sayAction } from '../cards/refusal.js';
import { newNominationId, type NominationId } from '../src/kernel/ids.js';
import { failed, ok, type Result } from '../src/kernel/result.js';
import type { Move } from '../src/nomination/move.js';
import type { Nomination } from '../src/nomination/nomination.js';
import { asMarkdown } from '../src/words/markdown.js';
import type { View } from '../src/workflow/views.js';
import type { Draft } from './draft.js';
import { named } from './naming.js';
import type { Surroundings } from './surroundings.js';

/** A draft of what was sent, to be changed: it becomes a nomination of its own, in the place of that one. */
export const draftOf = (nomination: Nomination, { reader }: Pick<Surroundings, 'reader'>): Draft => {
  const {
    guest,
    access,
    reason,
    until,
    zone,
    deliveries,
    purpose,
    move,
    revive,
    sponsor,
    backup,
    answers = [],
  } = nomination;
  const chosen =
    (purpose === 'address' ? undefined : purpose) ?? (revive ? 'revive' : guest.isGuest ? 'access' : undefined);
  return {
    id: newNominationId(),
    replaces: nomination.id,
    ...(nomination.status === 'invited' && { corrects: true }),
    address: guest.address,
    // They meant it then, and were told what looks odd about it.
    confirmed: true,
    name: guest.name,
    company: guest.company,
    ...(access.length > 0 && { access: access.map(({ key }) => key) }),
    reason,
    until: until.toISOString(),
    zone,
    language: guest.language,
    deliveries,
    ...(chosen && { chosen }),
    ...(move && { moves: movesIn(move) }),
    ...(sponsor && { sponsor }),
    ...(backup && { backup }),
    ...(answers.length > 0 && {
      answers: Object.fromEntries(answers.map(({ key, answer }) => [key, answer[reader.locale]])),
    }),
    typed: {},
    derived: [],
    said: {},
  };
};

/** Of a list on a card, and in a draft that is written down after every turn. */
const MOST_ALONG = 60;

export const movesIn = ({ guestId, from, given, others }: Move): NonNullable<Draft['moves']> => ({
  guest: guestId,
  from,
  along: [...given, ...(others ?? [])].slice(0, MOST_ALONG).map(({ name }) => named(name)),
  ...(!others && { unread: true }),
});

/**
 * The nominator's own nomination while it can be changed, or its invitation corrected, with its card; or, to anybody else and once
 * the guest is in, why not.
 */
export const ownOpen = async (
  id: NominationId,
  how: 'amend' | 'correct',
  { workflow, person, reader, words }: Surroundings,
): Promise<Result<{ readonly nomination: Nomination; readonly view: View }, string>> => {
  const view = await workflow.viewFor(id, person.id);
  if (view?.kind !== 'receipt' || view.joined) {
    const refused = { outcome: 'refused', why: 'not-the-nominator', ...(view && { view }) } as const;
    return failed(sayAction(refused, { verb: 'amend' }, reader));
  }
  const { nomination, guest } = view;
  const isOpen = how === 'correct' ? isPending(nomination, guest) : nomination.status === 'awaiting-approval';
  return isOpen ? ok({ nomination, view }) : failed(asMarkdown(words.nominate.amendTooLate));
};
