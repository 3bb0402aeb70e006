import { skeletonOf } from './reading.js';

/** Words that are put to a name so that the whole still passes for its owner's. Here all is compared as skeletons. */
const COMPANIONS: ReadonlySet<string> = new Set(
  [
    ...['www', 'web', 'mail', 'email', 'login', 'signin', 'sso', 'auth', 'secure', 'security', 'verify', 'account'],
    ...[
      'accounts',
      'portal',
      'online',
      'cloud',
      'team',
      'teams',
      'office',
      'support',
      'service',
      'services',
      'billing',
    ],
    ...['my', 'hq', 'intl', 'official', 'partner', 'partners', 'helpdesk', 'docs', 'files', 'share', 'id', 'hr'],
    ...['invoice', 'invoices', 'pay', 'payment', 'payments', 'group', 'global', 'corp', 'inc', 'ltd', 'llc', 'gmbh'],
  ].map(skeletonOf),
);

/** A name and its companion in one word: `wwwfabrikam`, `fabrikamlogin`. */
const isAccompanied = (name: string, word: string): boolean =>
  (word.startsWith(name) && COMPANIONS.has(word.slice(name.length))) ||
  (word.endsWith(name) && COMPANIONS.has(word.slice(0, -name.length)));

/** Whether a name stands among `words` (`mail-fabrikam-login`), from hyphen to hyphen. */
export const isAmong = (name: string, words: string): boolean => `-${words}-`.includes(`-${name}-`);

/** In what company a name stands among words; undefined where it does not stand there. */
export const companyOf = (name: string, words: string): 'name-in-company' | 'name-within' | undefined => {
  if (!words.includes(name)) return undefined;
  if (words.split('-').some((word) => isAccompanied(name, word))) return 'name-in-company';
  if (!isAmong(name, words)) return undefined;
  const others = `-${words}-`.replace(`-${name}-`, '-').split('-');
  return others.every((word) => word === '' || COMPANIONS.has(word)) ? 'name-in-company' : 'name-within';
};
