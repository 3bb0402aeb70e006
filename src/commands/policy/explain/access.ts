import type { Offer } from '../../../policy/policy.js';
import type { Account, Known, Survey, SurveyedThing } from '../../../workflow/ports.js';

/** What a nomination would give the guest, in words, and who answers for it. */

type Looked = SurveyedThing & Pick<Survey, 'people'>;

const roleIn = (offer: Extract<Offer, { readonly kind: 'application' }>): string =>
  offer.role === undefined ? 'the application' : `role ${offer.role} in the application`;

const packageBy = ({ policy }: Extract<Offer, { readonly kind: 'package' }>, { package: pack }: Looked): string => {
  const policies = pack.known ? (pack.value?.policies ?? []) : [];
  const found = policies.find(({ id, admits }) => (policy === undefined ? admits : id === policy));
  const by = found ? `, by its policy “${found.name}”` : policy === undefined ? '' : `, by its policy ${policy}`;
  return `the access package${by}${found?.asksThere ? '; somebody in Microsoft Entra must agree besides' : ''}`;
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

/** Of each thing, one line for what is given, one for who answers for it. */
export const linesOfAccess = (
  offers: readonly Offer[],
  { things, people }: Pick<Survey, 'things' | 'people'>,
): readonly string[] =>
  offers.flatMap((offer) => {
    const found = things.get(offer.key);
    if (!found) return [];
    const looked = { ...found, people };
    return [`${offer.name}: ${given(offer, looked)}`, `  ${answeredBy(offer, looked)}`];
  });
