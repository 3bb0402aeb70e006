import { reviewOf, type Closed, type Guest } from '../../src/guest/guest.js';
import { unreachable } from '../../src/kernel/result.js';
import type { Locale } from '../../src/kernel/people.js';
import { cleanLine } from '../../src/kernel/text.js';
import { sayDay, sayList } from '../../src/words/dates.js';
import { wordsFor } from '../../src/words/index.js';
import type { Sentence } from '../../src/words/words.js';
import type { Notice } from '../../src/workflow/views.js';
import type { Reader } from '../card.js';
import { AMPLE } from '../room.js';

type AboutGuest = Extract<Notice, { guest: unknown }>;

/** What is said of a guest's stay in a message of its own; everything else about guests stands on their card. */
export const aboutGuest = (notice: AboutGuest, reader: Reader): readonly Sentence[] => {
  const { guest } = notice;
  const { guests, notices } = wordsFor(reader.locale);
  const name = cleanLine(guest.displayName, AMPLE.name);
  const sponsor = cleanLine(guest.sponsor.name, AMPLE.name);
  const address = cleanLine(guest.address, AMPLE.address);
  switch (notice.about) {
    case 'sponsor-replaced':
      return [notices.sponsorReplaced(name, sponsor)];
    case 'link-refused':
      return [
        notice.why === 'rules' ? guests.refusals['domain-blocked'](name, address) : notices.linkRefused(name, address),
      ];
    case 'admin-guest-without-sponsor':
      return [notices.adminWithoutSponsor(name, address, sponsor), withoutSponsor(guest, reader)];
    case 'admin-guest-came-back':
      return [
        notices.adminCameBack(name, address),
        cameBack(guest, sponsor, reader),
        ...(notice.stopped === undefined ? [] : [notices.adminBackOverStop(notice.stopped)]),
      ];
    case 'admin-guest-left-over':
      return [notices.adminLeftOver(name, address), ...leftOver(notice, reader), notices.adminLeftRemedy];
    default:
      return unreachable(notice);
  }
};

const withoutSponsor = (guest: Guest, { locale }: Reader): Sentence => {
  const { notices } = wordsFor(locale);
  const { until, zone } = guest;
  const ends = reviewOf(guest)?.ends;
  if (ends) return notices.adminEnds(sayDay(ends, zone, locale));
  return until ? notices.adminStaysUntil(sayDay(until, zone, locale)) : notices.adminStays;
};

const cameBack = (guest: Guest, sponsor: string, { locale }: Reader): Sentence => {
  const { notices } = wordsFor(locale);
  return guest.sponsorless ? notices.adminBackAlone : notices.adminBackAsked(sponsor);
};

const leftOver = (
  { guest, left }: Extract<AboutGuest, { about: 'admin-guest-left-over' }>,
  { locale }: Reader,
): readonly Sentence[] => {
  const { notices } = wordsFor(locale);
  const became = closedOf(guest);
  return [
    ...(left.length > 0 ? [notices.adminLeft(things(left, locale))] : []),
    ...(became === 'not-permitted' ? [notices.adminLeftAccount] : []),
    ...(became === 'synchronised' ? [notices.adminLeftSynchronised] : []),
  ];
};

/** What became of the account. */
const closedOf = (guest: Guest): Closed | undefined =>
  guest.status === 'disabled' && guest.closing !== 'open' ? guest.closing.account : undefined;

const things = (names: readonly string[], locale: Locale): string => {
  const shown = names.slice(0, MOST_LEFT).map((name) => cleanLine(name, AMPLE.name));
  const more = names.length - shown.length;
  return sayList([...shown, ...(more > 0 ? [wordsFor(locale).receipt.more(more)] : [])], locale);
};

const MOST_LEFT = 20;
