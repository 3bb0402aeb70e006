import type { Offer } from '../../../policy/policy.js';
import type { PackagePolicy, Survey } from '../../ports.js';
import type { Row, Scene } from '../scene.js';

/** Who decides about access packages: where the rules and the package's own policy in Microsoft Entra do not go together. */

type PackageOffer = Extract<Offer, { readonly kind: 'package' }>;

/** By which it would be given; undefined where that is not known. */
export const policyOf = (
  { key, policy }: PackageOffer,
  { things }: Pick<Survey, 'things'>,
): PackagePolicy | undefined => {
  const found = things.get(key)?.package;
  const policies = found?.known ? (found.value?.policies ?? []) : [];
  return policies.find(({ id, admits }) => (policy === undefined ? admits === true : id === policy));
};

const named = (
  scene: Scene,
  approval: NonNullable<PackageOffer['approval']>,
  isSo: (policy: PackagePolicy) => boolean,
): readonly string[] =>
  (scene.ask.purpose ? [] : scene.ask.offers).flatMap((offer) => {
    if (offer.kind !== 'package' || offer.approval !== approval) return [];
    const policy = policyOf(offer, scene.survey);
    return policy && isSo(policy) ? [offer.name] : [];
  });

/** A yes here is not all that it takes. */
const decidedThereToo: Row = (scene) => {
  const names = named(scene, 'here', ({ asks }) => asks !== undefined);
  return names.length > 0 ? { answer: 'warn', finding: 'decided-there', names, how: 'too' } : undefined;
};

/** Left to them there, and they leave it to nobody. */
const decidedByNobody: Row = (scene) => {
  const names = named(scene, 'there', ({ asks }) => asks === undefined);
  return names.length > 0 ? { answer: 'warn', finding: 'decided-there', names, how: 'by-nobody' } : undefined;
};

export const PACKAGE_ROWS: readonly Row[] = [decidedThereToo, decidedByNobody];
