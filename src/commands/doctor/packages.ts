import type { Offer } from '../../policy/policy.js';
import type { Directory, PackageFacts } from '../../workflow/ports.js';
import { broken, notice, type Finding } from './finding.js';

/** Holds an access package that guests may be given against entitlement management. */

type Package = Extract<Offer, { readonly kind: 'package' }>;

const ABOUT = 'Rules';
const PLACE = 'Entra admin center → Identity Governance → Access packages → the package';

export const lookAtPackage = async (
  offer: Package,
  directory: Pick<Directory, 'package'>,
): Promise<readonly Finding[] | 'gone'> => {
  const found = await directory.package(offer.id);
  if (!found.known)
    return [
      notice(
        ABOUT,
        `“${offer.name}” could not be looked at.`,
        'It is not offered while that is so.',
        'Grant the application EntitlementManagement.Read.All, or try again later.',
      ),
    ];
  return found.value ? findingsIn(offer, found.value) : 'gone';
};

const findingsIn = (offer: Package, { hidden, policies }: PackageFacts): readonly Finding[] => {
  const meant = policies.filter(({ id }) => offer.policy === undefined || id === offer.policy);
  return [
    ...(hidden
      ? [
          notice(
            ABOUT,
            `“${offer.name}” is hidden.`,
            'Whoever asks for it is told so, and nobody is invited to it.',
            `${PLACE} → Properties → Hidden; or take it out of the policy file.`,
          ),
        ]
      : []),
    ...(meant.length === 0
      ? [
          broken(
            ABOUT,
            offer.policy === undefined ? `“${offer.name}” has no policy.` : `“${offer.name}” has no such policy.`,
            'No guest is given it.',
            `${PLACE} → Policies → the policy → its id; put that into policy.`,
          ),
        ]
      : decisions(
          offer,
          meant.map(({ asks }) => asks !== undefined),
        )),
  ];
};

/** Whether what the rules say of who decides goes with what its policies say. */
const decisions = ({ name, approval }: Package, asks: readonly boolean[]): readonly Finding[] => {
  if (approval === 'here' && asks.includes(true))
    return [
      notice(
        ABOUT,
        `The rules say that “${name}” is decided about here, and its policy in Microsoft Entra asks somebody too.`,
        'Guests get it once both have agreed; one person may be asked in both places.',
        `${PLACE} → Policies → Require approval: No; or say approval: both.`,
      ),
    ];
  if (approval === 'there' && asks.includes(false))
    return [
      notice(
        ABOUT,
        `The rules leave “${name}” to Microsoft Entra, and its policy there asks nobody.`,
        'Guests get it without anybody’s yes to it.',
        `${PLACE} → Policies → Require approval: Yes; or say approval: here.`,
      ),
    ];
  return [];
};
