import { quoted } from './problem.js';

/** Characters of an answer to a question of the company's own. */
export const LONGEST_ANSWER = 200;

const LONGEST_PATTERN = 200;
/** At this many ways to read the longest answer, a fruitless one is still given up within a moment. */
const MOST_WAYS = 10_000_000;

/** A whole answer that fits: the pattern need not say `^` and `$`. */
export const answerPattern = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'u');

/** Of a pattern that compiles: escapes, sets of characters, groups, alternatives, repetitions, and single characters. */
const TOKENS =
  /\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\k<[^>]*>|\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|<[^>]*>|:))?|\)|\||[*+?]\??|\{\d+(?:,\d*)?\}\??|./gsu;

const REPEATED = /^(?:[*+?]|\{(?<least>\d+)(?:(?<open>,)(?<most>\d+)?)?\})\??$/;

const boundsOf = (token: string): { readonly least: number; readonly most: number } | undefined => {
  const { least, open, most } = REPEATED.exec(token)?.groups ?? {};
  if (least !== undefined) return { least: Number(least), most: Number(most ?? (open ? LONGEST_ANSWER : least)) };
  if (token.startsWith('?')) return { least: 0, most: 1 };
  if (token.startsWith('*') || token.startsWith('+')) return { least: 0, most: LONGEST_ANSWER };
  return undefined;
};

/** Each time in so many ways, from `least` to `most` times; more often than an answer has characters is no more work. */
const repeated = (ways: number, { least, most }: { readonly least: number; readonly most: number }): number => {
  let all = 0;
  const [from, to] = [Math.min(least, LONGEST_ANSWER), Math.min(most, LONGEST_ANSWER)];
  for (let times = from; times <= to; times += 1) all += ways ** times;
  return Math.max(all, 1);
};

/** A group that is being read: the ways of its alternatives so far, of this one up to the last piece, and of that piece. */
type Group = { others: number; before: number; last: number };

/**
 * In how many ways, at most, an answer can be held against a pattern before it is known not to fit: what is repeated
 * within something repeated multiplies. The engine tries them one by one.
 */
const waysOf = (pattern: string): number => {
  const groups: Group[] = [];
  let group: Group = { others: 0, before: 1, last: 1 };
  const next = (ways: number): void => {
    group.before *= group.last;
    group.last = ways;
  };
  for (const token of pattern.match(TOKENS) ?? []) {
    const bounds = boundsOf(token);
    if (bounds) group.last = repeated(group.last, bounds);
    else if (token.startsWith('(')) {
      groups.push(group);
      group = { others: 0, before: 1, last: 1 };
    } else if (token === '|') {
      group = { others: group.others + group.before * group.last, before: 1, last: 1 };
    } else if (token === ')') {
      const inner = group.others + group.before * group.last;
      group = groups.pop() ?? group;
      next(inner);
    } else next(1);
  }
  return group.others + group.before * group.last;
};

/** What is wrong with a pattern for answers; undefined where nothing is. */
export const patternFault = (pattern: string): string | undefined => {
  if (pattern.trim() === '') return 'is empty';
  if (pattern.length > LONGEST_PATTERN) return `is longer than ${LONGEST_PATTERN} characters`;
  try {
    new RegExp(pattern, 'u');
    answerPattern(pattern);
  } catch {
    return `${quoted(pattern)} is no regular expression`;
  }
  return waysOf(pattern) <= MOST_WAYS ? undefined : `${quoted(pattern)} could take for ever to be compared`;
};
