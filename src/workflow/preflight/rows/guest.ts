import type { Ask } from '../../workflow.js';
import { isAccepted } from '../holding.js';
import { isMove, type Row, type Scene } from '../scene.js';

/** What there is already for this person, and what can be done with it. What the nominator chose is not offered again. */

const ABOUT_A_GUEST: readonly Ask['chosen'][] = ['access', 'end', 'sponsor', 'backup'];
const INVITED_ANEW: readonly Ask['chosen'][] = ['access', 'resend'];

const guestIn = ({ held }: Scene) => (held?.as === 'guest' ? held.holder : undefined);

const activeGuest: Row = (scene) => {
  const guest = guestIn(scene);
  if (!guest || isMove(scene.ask) || !isAccepted(guest) || ABOUT_A_GUEST.includes(scene.ask.chosen)) return undefined;
  const known = scene.books.guest;
  const over = known?.status === 'disabled' && (known.why === 'stopped' ? 'stopped' : 'over');
  const { id, name } = guest.person;
  return {
    answer: 'offer',
    finding: 'guest',
    guest: id,
    name,
    ...(known?.until && { until: known.until }),
    ...(over && { over }),
  };
};

const invitedGuest: Row = (scene) => {
  const guest = guestIn(scene);
  if (!guest?.enabled || isMove(scene.ask) || isAccepted(guest) || scene.ask.chosen === 'resend') return undefined;
  const { own } = scene.books;
  const { id, name } = guest.person;
  return { answer: 'offer', finding: 'invited-guest', guest: id, name, ...(own && { own }) };
};

const disabledGuest: Row = (scene) => {
  const guest = guestIn(scene);
  if (!guest || isMove(scene.ask) || guest.enabled || scene.ask.chosen === 'revive') return undefined;
  return { answer: 'offer', finding: 'disabled-guest', guest: guest.person.id, name: guest.person.name };
};

const deletedGuest: Row = ({ survey, held, ask }) => {
  const [newest] = survey.deletedGuests.known ? survey.deletedGuests.value : [];
  if (held || !newest || isMove(ask) || ask.chosen === 'revive' || INVITED_ANEW.includes(ask.chosen)) return undefined;
  const { id, name, deletedAt } = newest;
  return { answer: 'offer', finding: 'deleted-guest', guest: id, name, ...(deletedAt && { deletedAt }) };
};

const openNomination: Row = ({ books: { open }, ask }) => {
  if (!open) return undefined;
  const isTheirs = ({ id }: { readonly id: string }) => id === ask.nominator.id;
  const standing = isTheirs(open.nominator) ? 'own' : open.joined?.some(isTheirs) ? 'joined' : 'other';
  return { answer: 'offer', finding: 'open-nomination', nomination: open.id, nominator: open.nominator, standing };
};

export const GUEST_ROWS: readonly Row[] = [openNomination, activeGuest, invitedGuest, disabledGuest, deletedGuest];
