import { findOffer } from '../src/policy/offers.js';
import { missingIn, type Needed, type NominateState, type Said } from './draft.js';
import { hintsOf, type Surroundings } from './surroundings.js';
import type { Hints, Parts } from './understand.js';
import { addressesIn } from './understanding/addresses.js';
import { partsOf } from './understanding/invite.js';
import { lineOf } from './understanding/line.js';

/** The parts of a line as answers to the questions they belong to. The first guest is meant; others wait. */
export const saidIn = (
  { guests, name, company, access, until, reason, language, delivery }: Parts,
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
  const asked = missingIn(state.draft, around.policy);
  // Everything was said back: any part of it may be corrected by its bare value.
  const all = asked.length === 0;
  const hints = hintsOf(around);
  const parts = partsOf(line, {
    ...(all ? hints : whereAsked(hints, asked)),
    ignoreAddresses: !tellsAddress(line, asked),
  });
  if (!isBare(parts, line)) return saidIn(parts);
  if (all || state.showing === 'question') return undefined;
  return /\d|[一二三四五六七八九十]/.test(line) && hints.isDay(line)
    ? { until: line }
    : bareAnswer(line, asked, around);
};

/** "joint audit" is a reason while a reason is missing, though a team be called so. */
const whereAsked = (hints: Hints, asked: readonly Needed[]): Hints => ({
  isOffer: (text) => asked.includes('access') && hints.isOffer(text),
  isDay: (text) => asked.includes('until') && hints.isDay(text),
});

/** Where the guest is known, "Bob (bob@fabrikam.com) asked for her" is a reason; an address put first still replaces it. */
const tellsAddress = (line: string, asked: readonly Needed[]): boolean => {
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

/** More words than these are a sentence, and no name of an offer half remembered. */
const SHORT = 4;

const bareAnswer = (line: string, asked: readonly Needed[], { policy }: Surroundings): Said | undefined => {
  const [first] = asked;
  if (first === undefined) return undefined;
  if (asked.includes('access') && line.split(' ').length <= SHORT && !('candidates' in findOffer(policy, line)))
    return { access: line };
  const text = asked.find((field) => field === 'name' || field === 'company' || field === 'reason');
  return { [text ?? first]: line };
};
