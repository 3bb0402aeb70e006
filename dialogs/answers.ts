import type { DraftField } from '../cards/draft.js';
import { findOffers } from '../src/policy/several.js';
import { missingIn, type NominateState, type Said } from './draft.js';
import { hintsOf, type Surroundings } from './surroundings.js';
import type { Heard } from './turn.js';
import type { Hints, Parts } from './understand.js';
import { addressesIn } from './understanding/addresses.js';
import { partsOf } from './understanding/invite.js';
import { LONGEST_LINE, lineOf } from './understanding/line.js';
import { wayIn } from './understanding/ways.js';

/** The parts of a line as answers to the questions they belong to. The first guest is meant; others wait. */
export const saidIn = (
  { guests, name, company, access, until, reason, sponsor, backup, language, delivery }: Parts,
  index = 0,
): Said => {
  const guest = guests[index];
  const said = {
    address: guest?.address,
    name: guest?.name ?? name,
    company: guest?.company ?? company,
    access,
    until,
    reason,
    sponsor,
    backup,
    language,
    delivery,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
};

/**
 * What a typed line answers while a draft is open. With its markers (`until 30 June, to Apollo`) it says so itself. Bare, it is
 * whatever is missing that it can be: an offer's name, a day, else the first text asked for. Undefined where it answers nothing.
 */
export const answersIn = (text: string, state: NominateState, around: Surroundings): Said | undefined => {
  const line = lineOf(text);
  const asked: readonly DraftField[] = [...missingIn(state.draft, around.policy), ...(state.wanted ?? [])];
  if (isAddress(line) && wantsColleague(state, around)) return { [asked.find(isColleague) ?? 'sponsor']: line };
  // Everything was said back: any part of it may be corrected by its bare value.
  const all = asked.length === 0;
  const hints = hintsOf(around);
  const parts = partsOf(line, {
    ...(all ? hints : whereAsked(hints, asked)),
    ignoreAddresses: !tellsAddress(line, asked),
  });
  if (!isBare(parts, line)) return saidIn(parts);
  if (all || state.showing === 'question') return undefined;
  if (state.showing === 'choice') return thingIn(line, around);
  const isOwn = asked.some((field) => field.startsWith('q-')) && !asked.includes('until');
  return !isOwn && /\d|[一二三四五六七八九十]/.test(line) && hints.isDay(line)
    ? { until: line }
    : bareAnswer(line, asked, around);
};

/** "joint audit" is a reason while a reason is missing, though a team be called so. */
const whereAsked = (hints: Hints, asked: readonly DraftField[]): Hints => ({
  isOffer: (text) => asked.includes('access') && hints.isOffer(text),
  isDay: (text) => asked.includes('until') && hints.isDay(text),
});

/** Where the guest is known, "Bob (bob@fabrikam.com) asked for her" is a reason; an address put first still replaces it. */
const tellsAddress = (line: string, asked: readonly DraftField[]): boolean => {
  const [found] = addressesIn(line);
  return (
    asked.includes('address') ||
    /^(?:e-?mail|address|地址|邮箱|电子邮件)\s*[:：]/i.test(line) ||
    (found?.from === 0 && found.address.includes('@'))
  );
};

const isBare = ({ guests, ...parts }: Parts, line: string): boolean => {
  const [only, ...others] = Object.entries(parts);
  if (guests.length > 0 || others.length > 0) return false;
  if (!only) return true;
  // "因为联合审计" is two characters longer than what it says, as "“joint audit”" is.
  const said = line.replace(/^["“”'‘’\s]+|[\s,，;；.。]+$/g, '');
  return (
    (only[0] === 'reason' || only[0] === 'name') &&
    said.startsWith(only[1].slice(0, 2)) &&
    only[1].length >= said.length - 2
  );
};

/** More words than these for each are a sentence, and no names of offers half remembered. */
const SHORT = 4;

const bareAnswer = (line: string, asked: readonly DraftField[], around: Surroundings): Said | undefined => {
  const [first] = asked;
  if (first === undefined) return undefined;
  const thing = asked.includes('access') ? thingIn(line, around) : undefined;
  if (thing) return thing;
  const text = asked.find((field) => field === 'name' || field === 'company' || field === 'reason');
  const besides = asked.find((field) => isColleague(field) || field.startsWith('q-'));
  return { [text ?? besides ?? first]: line };
};

const thingIn = (line: string, { policy }: Surroundings): Said | undefined => {
  const found = findOffers(policy, line);
  return 'offers' in found && line.split(' ').length <= SHORT * found.offers.length ? { access: line } : undefined;
};

const isColleague = (field: DraftField): boolean => field === 'sponsor' || field === 'backup';

/** Whether a colleague is asked for, and nothing else that an address could be. */
const wantsColleague = ({ draft, wanted = [] }: NominateState, { policy }: Surroundings): boolean =>
  wanted.some(isColleague) && missingIn(draft, policy).every((field) => field === 'until' || field === 'access');

const isAddress = (line: string): boolean => /^<?[^\s@]+@[^\s@]+$/.test(line);

/** Whether an address that stands alone answers what is open, and begins nothing new. */
const answersWithAddress = (text: string, state: NominateState, around: Surroundings): boolean =>
  isAddress(lineOf(text)) &&
  (state.showing === 'choice' ||
    state.showing === 'held' ||
    (state.draft.moves !== undefined && state.draft.address === undefined) ||
    wantsColleague(state, around));

/** What only an open draft can make sense of, before it is taken for a command. */
export const heardByDraft = (text: string, open: NominateState, around: Surroundings): Heard | undefined => {
  // `understand` says that it is too long; patterns over a very long text cost time.
  if (text.length > LONGEST_LINE) return undefined;
  const way = open.ways && wayIn(text, open.ways);
  if (way) return { kind: 'way', ...way };
  return answersWithAddress(text, open, around) ? { kind: 'line', line: text } : undefined;
};
