import { DAY } from '../kernel/clock.js';
import { isAtOrBelow, isIn } from './domain.js';
import { readDraft, type Draft, type DraftOffer, type DraftRule } from './draft.js';
import { parseDuration } from './duration.js';
import { foldLabel, slug } from './label.js';
import { nearest } from './nearest.js';
import { keyMeant, keyOf } from './offer-key.js';
import { quoted, type Finding } from './problem.js';

type Label = { readonly offer: number; readonly text: string; readonly path: readonly PropertyKey[] };

const labelsOf = ({ key, name, aliases }: DraftOffer, offer: number): Label[] => [
  ...(name === undefined ? [] : [{ offer, text: name, path: ['offers', offer, 'name'] }]),
  // A key that only spells the name another way is no second claim.
  ...(key === undefined || foldLabel(key) === foldLabel(name ?? '')
    ? []
    : [{ offer, text: key, path: ['offers', offer, 'key'] }]),
  ...(aliases ?? []).map((alias, at) => ({ offer, text: alias, path: ['offers', offer, 'aliases', at] })),
];

const labelsTakenTwice = ({ offers }: Draft): Finding[] => {
  const taken = new Map<string, Label>();
  return offers.flatMap(labelsOf).flatMap((label): Finding[] => {
    const folded = foldLabel(label.text);
    const earlier = taken.get(folded);
    if (folded === '') return [];
    if (!earlier) taken.set(folded, label);
    if (!earlier) return [];
    const owner =
      earlier.offer === label.offer
        ? 'this offer already'
        : `offers[${earlier.offer}] ${quoted(offers[earlier.offer]?.name ?? earlier.text)}`;
    return [
      {
        path: label.path,
        problem: `${quoted(label.text)} is a name of ${owner}`,
        remedy: 'Give each offer names of its own; upper and lower case make no difference.',
      },
    ];
  });
};

const namesWithoutKey = ({ offers }: Draft): Finding[] =>
  offers.flatMap(({ key, name }, at): Finding[] =>
    key === undefined && name !== undefined && name.trim() !== '' && slug(name) === ''
      ? [
          {
            path: ['offers', at, 'name'],
            problem: `no key can be made of ${quoted(name)}`,
            remedy: 'Add a key, such as “key: project-apollo”.',
          },
        ]
      : [],
  );

const ruleNamesTakenTwice = ({ rules }: Draft): Finding[] =>
  rules.flatMap(({ name }, at): Finding[] => {
    if (name === undefined) return [];
    const earlier = rules.findIndex((other) => other.name !== undefined && foldLabel(other.name) === foldLabel(name));
    if (earlier >= at) return [];
    const problem = `${quoted(name)} is the name of rules[${earlier}] too`;
    return [
      {
        path: ['rules', at, 'name'],
        problem,
        remedy: 'Give each rule a name of its own; approvers read it on the card.',
      },
    ];
  });

const offersUnknown = ({ offers, rules }: Draft): Finding[] =>
  rules.flatMap(({ when }, rule) =>
    (when?.offers ?? []).flatMap((said, at): Finding[] => {
      if (said.trim() === '' || keyMeant(offers, said) !== undefined) return [];
      const known = offers.map(keyOf).filter((key) => key !== '');
      const meant = nearest(said, [
        ...known,
        ...offers.flatMap(({ name, aliases }) => [name ?? '', ...(aliases ?? [])]),
      ]);
      const remedy = `${meant ? `Did you mean ${quoted(meant)}? ` : ''}The offers of this file: ${known.join(', ') || 'none'}.`;
      return [{ path: ['rules', rule, 'when', 'offers', at], problem: `no offer is called ${quoted(said)}`, remedy }];
    }),
  );

/** Whether every domain that `pattern` means is meant by `other` too. */
const isWithin = (pattern: string, other: string): boolean =>
  pattern === other ||
  isIn(pattern, other) ||
  (pattern.startsWith('*.') && other.startsWith('*.') && pattern.endsWith(other.slice(1)));

/** Whether whatever the later rule matches, the earlier one has taken. */
const takesAll = (earlier: DraftRule, later: DraftRule, offers: readonly DraftOffer[]): boolean => {
  if (earlier.when === null || later.when === null) return false;
  const fold = (domain: string): string => domain.trim().toLowerCase();
  const key = (said: string): string => keyMeant(offers, said) ?? said;
  const [wide, narrow] = [earlier.when, later.when];
  const allDomains =
    !wide?.domains ||
    (narrow?.domains?.every((one) => wide.domains?.some((other) => isWithin(fold(one), fold(other)))) ?? false);
  const allOffers =
    !wide?.offers || (narrow?.offers?.every((one) => wide.offers?.some((other) => key(other) === key(one))) ?? false);
  return allDomains && allOffers;
};

const rulesThatNeverMatch = ({ guests, offers, rules }: Draft): Finding[] =>
  rules.flatMap((rule, at): Finding[] => {
    const domains = rule.when?.domains ?? [];
    const blocked = guests.blockedDomains?.map((one) => one.trim().toLowerCase()) ?? [];
    const isBlocked = (domain: string): boolean =>
      blocked.some((one) => isAtOrBelow(domain.trim().toLowerCase().replace(/^\*\./, ''), one));
    if (domains.length > 0 && domains.every(isBlocked)) {
      return [
        {
          path: ['rules', at],
          problem: 'can never match: its domains are blocked',
          remedy: 'Take them out of guests.blockedDomains, or remove the rule.',
        },
      ];
    }
    const earlier = rules.slice(0, at).findIndex((other) => takesAll(other, rule, offers));
    if (earlier < 0) return [];
    const named = `rules[${earlier}] ${quoted(rules[earlier]?.name ?? '')}`;
    return [
      {
        path: ['rules', at],
        problem: `can never match: ${named} comes first and takes all of it`,
        remedy: `Move it above ${named}, or remove it. The first rule that matches wins.`,
      },
    ];
  });

const staysOutOfOrder = ({ rules }: Draft): Finding[] =>
  rules.flatMap(({ longestStay, defaultStay }, at): Finding[] => {
    const [longest, proposed] = [parseDuration(longestStay ?? ''), parseDuration(defaultStay ?? '')];
    return longest && proposed && proposed > longest
      ? [
          {
            path: ['rules', at, 'defaultStay'],
            problem: `${proposed / DAY} days are longer than longestStay, ${longest / DAY} days`,
            remedy: 'Make defaultStay shorter, or longestStay longer.',
          },
        ]
      : [];
  });

const stagesToCome = ({ rules }: Draft): Finding[] =>
  rules.flatMap(({ approval }, at): Finding[] =>
    (approval?.stages.length ?? 0) > 1
      ? [
          {
            path: ['rules', at, 'approval', 'stages', 1],
            problem: 'a second stage',
            remedy: 'Keep one stage for now; more follow. Further people can stand in its “ask”.',
          },
        ]
      : [],
  );

/** What no single field shows: names taken twice, rules that name nothing or never match, stays out of order, more stages than one. */
export const crosscheck = (file: unknown): readonly Finding[] => {
  const draft = readDraft(file);
  return [
    labelsTakenTwice,
    namesWithoutKey,
    ruleNamesTakenTwice,
    offersUnknown,
    rulesThatNeverMatch,
    staysOutOfOrder,
    stagesToCome,
  ].flatMap((check) => check(draft));
};
