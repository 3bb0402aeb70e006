import { draw } from '../../../cards/draw.js';
import { sayNotice } from '../../../cards/notice.js';
import type { State } from '../../../src/nomination/nomination.js';
import type { GuestItem, GuestList, Notice, View } from '../../../src/workflow/views.js';
import { guestCalled, itemWith, listOf } from '../../cards/guest-samples.js';
import { facts, GUESTS, inEnglish, mia, nominated, oskar, ruth, STATES, type Change } from '../../cards/samples.js';
import { AIMS, seen } from '../../cards/views.js';
import type { ChatPicture } from './picture.js';

/** The cards and messages of docs/stays.md. Days in Berlin. */

const page = 'docs/stays.md';
const ASKED = new Date('2027-05-03T08:12:00Z');
const DECIDED = new Date('2027-05-03T09:40:00Z');
const ACCEPTED = new Date('2027-05-04T07:05:00Z');
const REVIEWED = new Date('2027-06-16T07:00:00Z');
const ENDED = new Date('2027-07-01T07:00:00Z');

const drawn = (view: View | GuestList) => draw(view, inEnglish);
const said = (notice: Notice): string => sayNotice(notice, inEnglish);
const list = (items: readonly GuestItem[], more: Partial<GuestList> = {}) => drawn(listOf(items, more));
const one = (state: string, more: Partial<GuestList> = {}) => list([itemWith(state)], more);

/** Ada's nomination in this state; for what else than an invitation, by `aim`. */
const nomination = (state: string, aim: keyof typeof AIMS = 'invite', change: Change = {}) =>
  nominated(STATES[state]!, { ...change, ...AIMS[aim] }) as never;
const asked = (aim: keyof typeof AIMS) =>
  drawn({ kind: 'approval', nomination: nomination('awaiting-approval', aim, { seen: seen() }), reader: oskar.id });
const done = (aim: 'end' | 'restore') => {
  const { grants, ...state } = STATES['already a guest'] as Extract<State, { status: 'invited' }>;
  return nominated({ ...state, grants: aim === 'end' ? [] : grants }, AIMS[aim]);
};

/** Whom nobody invited through us: without reason, and with nothing that we gave. */
const { reason: _, ...unknown } = itemWith('adopted', { given: [] });

export const STAY_PICTURES: readonly ChatPicture[] = [
  {
    name: 'stay-accepted',
    page,
    caption: 'Ada has accepted: a message, and the receipt with what she can use until when',
    to: 'sue',
    at: ACCEPTED,
    shows: [
      said({ about: 'accepted', nomination: nomination('invited, access given') }),
      drawn({ kind: 'receipt', nomination: nomination('invited, access given'), guest: GUESTS.active }),
    ],
  },
  {
    name: 'stay-guest',
    page,
    caption: 'One guest, with the form that passes her on to a colleague',
    to: 'sue',
    at: REVIEWED,
    shows: [one('active, with a backup', { scope: 'one' })],
    unfolds: 'Not mine',
  },
  {
    name: 'stay-address-corrected',
    page,
    caption: 'To Oskar, who had agreed: the invitation goes to another address',
    to: 'oskar',
    at: ACCEPTED,
    shows: [
      said({
        about: 'address-corrected',
        nomination: nomination('invited', 'invite', {
          corrects: { nomination: facts.id, address: 'ada.lovelace@fabrikam.com' as never },
        }),
      }),
    ],
  },
  {
    name: 'stay-several',
    page,
    caption: 'Several guests on the one card of the day, each with its own question and buttons',
    to: 'sue',
    at: REVIEWED,
    shows: [
      list([
        guestCalled('ending', 0, 'Ada Lovelace'),
        guestCalled('periodic', 1, 'Ben Hart', { reason: 'supplier review' }),
        guestCalled('pending, told', 2, 'Cem Lamb', { reason: 'trade fair' }),
      ]),
    ],
  },
  {
    name: 'stay-periodic',
    page,
    caption: 'Ada has no agreed end: still needed, or until which day',
    to: 'sue',
    at: REVIEWED,
    shows: [one('periodic')],
    unfolds: 'Keep until …',
  },
  {
    name: 'stay-remove',
    page,
    caption: 'What removing Ada now would mean, and the button that does it',
    to: 'sue',
    at: REVIEWED,
    shows: [one('ending')],
    unfolds: 'Remove now',
  },
  {
    name: 'stay-extension',
    page,
    caption: 'To Oskar: may Ada stay longer than the rule lets Sue decide',
    to: 'oskar',
    at: ASKED,
    shows: [asked('end')],
  },
  {
    name: 'stay-extended',
    page,
    caption: 'Oskar has agreed: a message, and the receipt',
    to: 'sue',
    at: DECIDED,
    shows: [said({ about: 'invited', nomination: done('end') }), drawn({ kind: 'receipt', nomination: done('end') })],
  },
  {
    name: 'stay-take-over',
    page,
    caption: 'To Mia: Sue asks her to answer for Ada; nobody answers for Ben any more',
    to: 'mia',
    at: REVIEWED,
    shows: [
      one('handed over', { reader: mia.id }),
      list([guestCalled('nobody answers', 1, 'Ben Hart')], { reader: mia.id }),
    ],
  },
  {
    name: 'stay-handed-over',
    page,
    caption: 'To Sue: who may take Ada over, and later that Mia answers for her',
    to: 'sue',
    at: REVIEWED,
    shows: [one('handed over'), said({ about: 'sponsor-replaced', guest: { ...GUESTS.active, sponsor: mia } })],
  },
  {
    name: 'stay-named',
    page,
    caption: 'To Mia: she is named as the one who answers for Ada, or as backup',
    to: 'mia',
    at: ACCEPTED,
    shows: (['sponsor', 'backup'] as const).map((as) =>
      said({ about: 'named-sponsor', nomination: nomination('invited', 'invite', { [as]: mia }), as }),
    ),
  },
  {
    name: 'stay-ended',
    page,
    caption: 'Ada’s stay has ended: what was taken away, what follows, and the receipt',
    to: 'sue',
    at: ENDED,
    shows: [
      one('over'),
      drawn({
        kind: 'receipt',
        nomination: nomination('invited, access given'),
        guest: itemWith('over').guest,
      }),
    ],
  },
  {
    name: 'stay-happened',
    page,
    caption: 'What happened to several guests: ended, not needed, never accepted, withdrawn, something left over',
    to: 'sue',
    at: ENDED,
    shows: [
      list([
        guestCalled('not needed, said Sue', 0, 'Ada Lovelace'),
        guestCalled('over, something left', 1, 'Ben Hart'),
        guestCalled('never accepted, closed', 2, 'Cem Lamb'),
        guestCalled('withdrawn', 3, 'Dan Ford'),
      ]),
    ],
  },
  {
    name: 'stay-removed',
    page,
    caption: 'What became of several accounts: deleted by Guestlist, by somebody else, left in place, stopped',
    to: 'sue',
    at: new Date('2027-07-15T07:00:00Z'),
    shows: [
      list([
        guestCalled('removed', 0, 'Ada Lovelace'),
        guestCalled('removed by somebody else', 1, 'Ben Hart'),
        guestCalled('removed, account stays', 2, 'Cem Lamb'),
        guestCalled('stopped', 3, 'Dan Ford'),
      ]),
    ],
  },
  {
    name: 'stay-restore',
    page,
    caption: 'To Oskar: may Ada, whose account was deleted, come back',
    to: 'oskar',
    at: ASKED,
    shows: [asked('restore')],
  },
  {
    name: 'stay-restored',
    page,
    caption: 'The account is back: a message, and the receipt',
    to: 'sue',
    at: DECIDED,
    shows: [
      said({ about: 'invited', nomination: done('restore') }),
      drawn({ kind: 'receipt', nomination: done('restore'), guest: GUESTS.active }),
    ],
  },
  {
    name: 'stay-administrators',
    page,
    caption: 'To an administrator: a guest without sponsor, an end with something left over, and one guest by name',
    to: 'ruth',
    at: ENDED,
    shows: [
      said({ about: 'admin-guest-without-sponsor', guest: itemWith('active').guest }),
      said({
        about: 'admin-guest-left-over',
        guest: guestCalled('over, not permitted', 1, 'Ben Hart').guest,
        left: [],
      }),
      one('active', { scope: 'one', reader: ruth.id }),
    ],
  },
  {
    name: 'adopt-question',
    page: 'docs/adopting.md',
    caption: 'Ada was a guest before Guestlist: yes, yes until a day, or no',
    to: 'sue',
    at: REVIEWED,
    shows: [list([unknown])],
    unfolds: 'Yes, until …',
  },
];
