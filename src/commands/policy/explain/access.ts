import type { Offer } from '../../../policy/policy.js';
import { policyOf } from '../../../workflow/preflight/rows/package.js';
import type { Account, AskedThere, Known, Survey, SurveyedThing } from '../../../workflow/ports.js';

/** What a nomination would give the guest, in words, and who answers for it. */

type Looked = SurveyedThing & Pick<Survey, 'things' | 'people'> & { readonly named: ReadonlyMap<string, string> };

const roleIn = (offer: Extract<Offer, { readonly kind: 'application' }>): string =>
  offer.role === undefined ? 'the application' : `role ${offer.role} in the application`;

type Package = Extract<Offer, { readonly kind: 'package' }>;

const packageBy = (offer: Package, looked: Looked): string => {
  const found = policyOf(offer, looked);
  const by = found
    ? `, by its policy “${found.name}”`
    : offer.policy === undefined
      ? ''
      : `, by its policy ${offer.policy}`;
  return `the access package${by}`;
};

const askedThere = ({ people, groups, sponsors, others }: AskedThere, { named }: Looked): string => {
  const who = [
    ...people.map(({ id, name }) => named.get(id) ?? name),
    ...groups.map(({ id, name }) => `the members of ${named.get(id) ?? name}`),
    ...(sponsors ? ['whoever answers for the guest'] : []),
    ...(others ? ['others, who cannot be looked up'] : []),
  ];
  return who.length > 0 ? who.join(', ') : 'somebody';
};

/** Who decides about an access package where: by the rules, and by its own policy. Who of both is asked here, the steps say. */
const decidedBy = (offer: Package, looked: Looked): string => {
  const policy = policyOf(offer, looked);
  const there = policy?.asks && askedThere(policy.asks, looked);
  if (offer.approval === 'there') {
    if (!policy) return 'decided about in Microsoft Entra alone, by whom is not known';
    return there
      ? `decided about in Microsoft Entra alone, by ${there}`
      : 'decided about by nobody: the rules leave it to Microsoft Entra, and its policy asks nobody';
  }
  if (!there) return answeredBy(offer, looked);
  if (offer.approval === 'here')
    return `${answeredBy(offer, looked)}; though the rules say here, Microsoft Entra asks ${there} too`;
  return `${answeredBy(offer, looked)}; besides, in Microsoft Entra, ${there}`;
};

const given = (offer: Offer, looked: Looked): string => {
  switch (offer.kind) {
    case 'application':
      return roleIn(offer);
    case 'package':
      return packageBy(offer, looked);
    case 'site':
      return 'membership of the group behind the site';
    default:
      return `membership of the ${offer.kind}`;
  }
};

const names = (accounts: Known<readonly Account[]>): string => {
  if (!accounts.known) return 'somebody who could not be looked up';
  const open = accounts.value.filter(({ enabled }) => enabled).map(({ person }) => person.name);
  return open.length > 0 ? open.join(', ') : 'nobody';
};

const ownersNamed = (addresses: readonly string[], { people }: Looked): Known<readonly Account[]> =>
  people.known ? { known: true, value: addresses.flatMap((address) => people.value.get(address) ?? []) } : people;

const answeredBy = ({ owners, kind }: Offer, looked: Looked): string => {
  if (owners?.from === 'group') return `answered for by the members of the group ${owners.group} (named in the rules)`;
  if (owners) return `answered for by ${names(ownersNamed(owners.addresses, looked))} (named in the rules)`;
  return kind === 'package'
    ? 'no owner is named in the rules, and it has none in Microsoft Entra'
    : `answered for by ${names(looked.owners)} (owners in Microsoft Entra)`;
};

/** `named`: people and groups by their ids. Of each thing, one line for what is given, one for who answers for it. */
export const linesOfAccess = (
  offers: readonly Offer[],
  { things, people }: Pick<Survey, 'things' | 'people'>,
  named: ReadonlyMap<string, string>,
): readonly string[] =>
  offers.flatMap((offer) => {
    const found = things.get(offer.key);
    if (!found) return [];
    const looked = { ...found, things, people, named };
    const by = offer.kind === 'package' ? decidedBy(offer, looked) : answeredBy(offer, looked);
    return [`${offer.name}: ${given(offer, looked)}`, `  ${by}`];
  });
