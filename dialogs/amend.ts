import { newNominationId, type NominationId } from '../src/kernel/ids.js';
import type { Nomination } from '../src/nomination/nomination.js';
import type { Draft } from './draft.js';
import type { Surroundings } from './surroundings.js';

/** A draft of what was sent, to be changed: it becomes a nomination of its own, in the place of that one. */
export const draftOf = (nomination: Nomination, { reader }: Pick<Surroundings, 'reader'>): Draft => {
  const { guest, access, reason, until, zone, deliveries, purpose, revive, sponsor, backup, answers = [] } = nomination;
  const [first] = access;
  const chosen = purpose ?? (revive ? 'revive' : guest.isGuest ? 'access' : undefined);
  return {
    id: newNominationId(),
    replaces: nomination.id,
    address: guest.address,
    // They meant it then, and were told what looks odd about it.
    confirmed: true,
    name: guest.name,
    company: guest.company,
    ...(first && { access: first.key }),
    reason,
    until: until.toISOString(),
    zone,
    language: guest.language,
    deliveries,
    ...(chosen && { chosen }),
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

/** The nominator's own nomination while it can be changed; undefined for anybody else, and once it is decided. */
export const ownOpen = async (
  id: NominationId,
  { workflow, person }: Surroundings,
): Promise<Nomination | undefined> => {
  const view = await workflow.viewFor(id, person.id);
  if (view?.kind !== 'receipt' || view.joined) return undefined;
  return view.nomination.status === 'awaiting-approval' ? view.nomination : undefined;
};
