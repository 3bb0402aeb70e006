import type { GroupId } from '../kernel/ids.js';
import type { Conditions, Policy, Stage } from './policy.js';

/** What must be looked up for the rules to be judged: of the nominator, of the guest's company, and of those who may approve. */
export type Named = {
  /** Groups that some rule treats differently, or whose members alone may ask for something. */
  readonly groups: readonly GroupId[];
  /** Whether some rule asks for connected organisations. */
  readonly connected: boolean;
  /** Addresses of administrators, of people whom some stage asks, and of those who answer for something. */
  readonly people: readonly string[];
};

const unique = <T>(list: readonly T[]): readonly T[] => [...new Set(list)];

const addressesIn = ({ sources }: Stage): readonly string[] =>
  sources.flatMap((source) => (source.from === 'people' ? source.addresses : []));

export const namedIn = (policy: Policy): Named => {
  const conditions: readonly Conditions[] = [...policy.never, ...policy.rules].map(({ when }) => when);
  const granting = policy.rules.flatMap((rule) => (rule.refuse ? [] : [rule]));
  const sponsors = granting.flatMap((rule) => rule.sponsors ?? []);
  return {
    groups: unique([
      ...(policy.nominators.who?.groups ?? []),
      ...policy.offers.flatMap(({ who }) => who?.groups ?? []),
      ...conditions.flatMap(({ nominator }) => nominator?.groups ?? []),
      ...sponsors.flatMap((source) => (source.from === 'group' ? [source.group] : [])),
    ]),
    connected: conditions.some(({ partner }) => partner?.includes('connected')),
    people: unique([
      ...policy.administrators,
      ...granting.flatMap(({ stages }) => stages.flatMap(addressesIn)),
      ...policy.offers.flatMap(({ owners }) => (owners?.from === 'people' ? owners.addresses : [])),
    ]),
  };
};
