import type { ApplicationFacts, Directory, GroupFacts } from '../../workflow/ports.js';
import type { Offer } from '../../policy/policy.js';
import { ownersOfThing } from '../../workflow/owners.js';
import { isDecidedThere } from '../../policy/things.js';
import { lookAtPackage } from './packages.js';
import { broken, fine, notice, type Finding } from './finding.js';

/** Holds what guests may be given against the directory. */

const ABOUT = 'Rules';

export const checkOffer = async (offer: Offer, directory: Directory, asksOwners: boolean): Promise<Finding[]> => {
  const found = await findingsOf(offer, directory);
  if (found === 'gone') return [gone(offer)];
  const findings = [...found];
  if (asksOwners && !isDecidedThere(offer) && (await ownersOfThing(directory, offer)).length === 0)
    findings.push(
      notice(
        ABOUT,
        `“${offer.name}” has no owner.`,
        'Rules that ask owners go on to whoever comes next in them, or end unanswered.',
        offer.kind === 'package' ? 'Name its owners in the policy file.' : `Give the ${NOUNS[offer.kind]} an owner.`,
      ),
    );
  return findings.length > 0 ? findings : [fine(ABOUT, `“${offer.name}” exists and admits guests.`)];
};

const NOUNS = { group: 'group', team: 'group', site: 'group', application: 'application', package: 'package' } as const;
const PLACES = {
  group: 'Groups → the group',
  application: 'Enterprise applications → the application',
  package: 'Identity Governance → Access packages → the package',
} as const;

const gone = ({ name, kind, id }: Offer): Finding =>
  broken(
    ABOUT,
    `“${name}”: there is no ${NOUNS[kind]} ${id}.`,
    'Nobody can be invited to it.',
    `Entra admin center → ${PLACES[NOUNS[kind]]} → Object ID; put that into the policy file.`,
  );

/** Whom a package's policies admit depends on the guest, and is looked at by the pre-flight. */
const findingsOf = async (offer: Offer, directory: Directory): Promise<readonly Finding[] | 'gone'> => {
  if (offer.kind === 'package') return lookAtPackage(offer, directory);
  if (offer.kind === 'application') {
    const application = await directory.application(offer.id);
    return application ? findingsOfApplication(offer, application) : 'gone';
  }
  const group = await directory.group(offer.id);
  return group ? findingsOfGroup(offer, group) : 'gone';
};

const findingsOfApplication = (
  { name, role }: Extract<Offer, { readonly kind: 'application' }>,
  { enabled, roles, hasRoles }: ApplicationFacts,
): Finding[] => {
  const isThere = role === undefined ? !hasRoles : roles.includes(role);
  return [
    ...(enabled
      ? []
      : [
          broken(
            ABOUT,
            `“${name}” is switched off.`,
            'Nobody can sign in to it, and no guest is given it.',
            'Entra admin center → Enterprise applications → the application → Properties → Enabled for users to sign in.',
          ),
        ]),
    ...(isThere
      ? []
      : [
          broken(
            ABOUT,
            role === undefined
              ? `“${name}” has roles, and the rules name none.`
              : `“${name}” has no such role for people.`,
            'No guest is given it.',
            'Entra admin center → App registrations → the application → App roles; put the id of an enabled one for users into role.',
          ),
        ]),
  ];
};

const findingsOfGroup = (offer: Offer, group: GroupFacts): Finding[] => {
  const nobody = 'Whoever asks for it is told so, and nobody is invited to it.';
  const findings: Finding[] = [];
  if (!group.admitsGuests)
    findings.push(
      notice(
        ABOUT,
        `“${offer.name}” admits no guests.`,
        nobody,
        'Its AllowToAddGuests setting, or the tenant’s, decides; or take it out of the policy file.',
      ),
    );
  if (group.membership !== 'by-hand')
    findings.push(
      notice(
        ABOUT,
        `The members of “${offer.name}” come ${group.membership === 'by-rule' ? 'from a rule' : 'from on-premises'}.`,
        nobody,
        'Offer another group, or take it out of the policy file.',
      ),
    );
  if (group.roleAssignable)
    findings.push(
      notice(
        ABOUT,
        `Roles of the directory may be given to “${offer.name}”.`,
        nobody,
        'Offer another group, or take it out of the policy file.',
      ),
    );
  if (offer.kind === 'team' && !group.isTeam)
    findings.push(
      broken(
        ABOUT,
        `“${offer.name}” is a group, not a team.`,
        'Guests cannot be put into it.',
        'Say kind: group in the policy file.',
      ),
    );
  return findings;
};
