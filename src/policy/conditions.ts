import { isIn } from './domain.js';
import type { Colleagues, Conditions, Mailbox, Partner } from './policy.js';
import type { Circumstances, ConditionName } from './verdict.js';

/** Whether a condition holds; undefined where its fact could not be had. */
type Truth = boolean | undefined;

/** What conditions are held against: the question, with what follows from it worked out once. */
export type Case = {
  readonly domain: string;
  readonly mailbox: Mailbox;
  readonly offers: readonly string[];
  /** Calendar days from today to the end; absent while no end was named. */
  readonly days?: number;
  readonly circumstances: Circumstances;
};

/** One is enough: true where one is, false where none can be. */
const some = <T>(list: readonly T[], holds: (one: T) => Truth): Truth => {
  const truths = list.map(holds);
  return truths.includes(true) ? true : truths.includes(undefined) ? undefined : false;
};

/** All are needed: false where one is missing, true where none can be. */
const every = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;

/** `Head of *`, case aside. */
const fits = (text: string, pattern: string): boolean => {
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  const said = text.toLowerCase();
  if (rest.length === 0) return said === first;
  const last = rest.pop() ?? '';
  if (!said.startsWith(first) || !said.endsWith(last) || said.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = said.indexOf(piece, at);
    if (found < 0 || found + piece.length > said.length - last.length) return false;
    at = found + piece.length;
  }
  return true;
};

/** Whether the nominator, as far as the directory told, is one of these colleagues. */
export const isAmong = ({ groups, departments, jobTitles }: Colleagues, known: Circumstances): Truth => {
  const { department, jobTitle } = known;
  return every([
    groups === undefined ? true : known.groups && groups.some((group) => known.groups?.includes(group)),
    departments === undefined
      ? true
      : department === undefined
        ? undefined
        : departments.some((one) => fits(department, one)),
    jobTitles === undefined ? true : jobTitle === undefined ? undefined : jobTitles.some((one) => fits(jobTitle, one)),
  ]);
};

/** Guests with a private mailbox make no company a partner. */
const isPartner = (partner: Partner, { mailbox, circumstances }: Case): Truth => {
  if (mailbox !== 'company') return partner === 'first-contact';
  switch (partner) {
    case 'connected':
      return circumstances.connected;
    case 'earlier':
      return circumstances.earlier;
    case 'first-contact':
      return circumstances.earlier === undefined ? undefined : !circumstances.earlier;
  }
};

const isWithin = (count: number, above: number | undefined, upTo: number | undefined): boolean =>
  (above === undefined || count > above) && (upTo === undefined || count <= upTo);

/** Each condition by its name: true where it is not given. */
const CHECKS: Readonly<Record<ConditionName, (when: Conditions, of: Case) => Truth>> = {
  domains: ({ domains }, { domain }) => domains === undefined || domains.some((pattern) => isIn(domain, pattern)),
  mailbox: ({ mailbox: wanted }, { mailbox }) => wanted === undefined || wanted.includes(mailbox),
  homeTenant: ({ homeTenant: wanted }, { circumstances: { homeTenant } }) =>
    wanted === undefined || (homeTenant && homeTenant === wanted),
  partner: ({ partner: wanted }, of) => wanted === undefined || some(wanted, (one) => isPartner(one, of)),
  nominator: ({ nominator }, { circumstances }) => nominator === undefined || isAmong(nominator, circumstances),
  offers: ({ offers: wanted }, { offers }) =>
    wanted === undefined || (offers.length > 0 && offers.every((key) => wanted.includes(key))),
  stay: ({ stay }, { days }) =>
    stay === undefined || (days === undefined ? undefined : isWithin(days, stay.longerThan, stay.upTo)),
  answersFor: ({ answersFor: wanted }, { circumstances: { answersFor } }) =>
    wanted === undefined || (answersFor === undefined ? undefined : isWithin(answersFor, wanted.moreThan, wanted.upTo)),
};
const NAMES = Object.keys(CHECKS) as readonly ConditionName[];

/** Whether conditions hold, and, where they do not, on what that hangs. */
export type Holding =
  | { readonly holds: true }
  | { readonly holds: false; readonly on: readonly ConditionName[] }
  | { readonly holds: undefined; readonly missing: readonly ConditionName[] };

const HOLDS: Holding = { holds: true };

export const holding = (when: Conditions, of: Case): Holding => {
  let on: ConditionName[] | undefined;
  let missing: ConditionName[] | undefined;
  // Most rules have few conditions, and a thousand rules are asked in a row: nothing is made before it is needed.
  for (const name of NAMES) {
    if (when[name] === undefined) continue;
    const truth = CHECKS[name](when, of);
    if (truth === false) (on ??= []).push(name);
    if (truth === undefined) (missing ??= []).push(name);
  }
  if (on) return { holds: false, on };
  return missing ? { holds: undefined, missing } : HOLDS;
};

export const withoutStay = ({ stay: _, ...when }: Conditions): Conditions => when;
