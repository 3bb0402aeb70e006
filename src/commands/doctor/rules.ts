import { readFile } from 'node:fs/promises';
import type { GroupId } from '../../kernel/ids.js';
import type { Directory, GroupFacts } from '../../workflow/ports.js';
import { namedIn } from '../../policy/named.js';
import type { Offer, Policy } from '../../policy/policy.js';
import { groupBehind } from '../../policy/things.js';
import { readPolicy } from '../../policy/read.js';
import { checkApprovers, sourcesIn } from './approvers.js';
import { broken, fine, notice, sentenceOf, type Finding } from './finding.js';
import { checkOutOfOffice } from './out-of-office.js';

const ABOUT = 'Rules';

/** Reads the policy file as the server does. */
export const checkPolicyFile = async (
  file: string,
): Promise<{ readonly policy?: Policy; readonly findings: Finding[] }> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const finding = broken(
      ABOUT,
      `${file} cannot be read (${sentenceOf(error)}).`,
      'Without rules nobody may be invited; the server does not start.',
      'Set POLICY_FILE to the path of your rules; policy.sample.yaml is a beginning.',
    );
    return { findings: [finding] };
  }
  const read = readPolicy(text, file);
  if (read.ok) {
    const { offers, rules } = read.value;
    return {
      policy: read.value,
      findings: [fine(ABOUT, `${file} is valid: ${rules.length} rules, ${offers.length} things to offer.`)],
    };
  }
  return {
    findings: read.error.map(({ line, column, field, problem, remedy }) =>
      broken(
        ABOUT,
        `Line ${line}:${column} ${field ? `${field}: ` : ''}${problem}`,
        'The server does not start with it.',
        remedy,
      ),
    ),
  };
};

/** Holds what the rules name against the directory: groups, administrators, named approvers. */
export const checkRulesInDirectory = async (policy: Policy, directory: Directory): Promise<Finding[]> => {
  const { people, groups } = namedIn(policy);
  const approvers = people.filter((address) => !policy.administrators.includes(address));
  const asksOwners = sourcesIn(policy).some(({ from }) => from === 'owners');
  const findings: Finding[] = [];
  for (const offer of policy.offers) findings.push(...(await checkOffer(offer, directory, asksOwners)));
  for (const address of policy.administrators) findings.push(await checkPerson(address, 'administrator', directory));
  for (const address of approvers) findings.push(await checkPerson(address, 'approver', directory));
  for (const group of groups) findings.push(await checkGroup(group, directory));
  findings.push(...(await checkApprovers(policy, directory)), ...(await checkOutOfOffice(policy, directory)));
  return findings;
};

const checkOffer = async (offer: Offer, directory: Directory, asksOwners: boolean): Promise<Finding[]> => {
  const id = groupBehind(offer);
  if (!id) return [];
  const group = await directory.group(id);
  if (group === undefined)
    return [
      broken(
        ABOUT,
        `“${offer.name}”: there is no group ${id}.`,
        'Nobody can be invited to it.',
        'Entra admin center → Groups → the group → Object ID; put that into the policy file.',
      ),
    ];
  const findings = findingsOfGroup(offer, group);
  if (asksOwners && (await directory.ownersOf(id)).length === 0)
    findings.push(
      notice(
        ABOUT,
        `“${offer.name}” has no owner.`,
        'Rules that ask owners go on to whoever comes next in them, or end unanswered.',
        'Give the group an owner.',
      ),
    );
  return findings.length > 0 ? findings : [fine(ABOUT, `“${offer.name}” exists and admits guests.`)];
};

/** A group that rules ask about: who is in it is treated differently. */
const checkGroup = async (id: GroupId, directory: Directory): Promise<Finding> => {
  const group = await directory.group(id);
  return group
    ? fine(ABOUT, `“${group.name}”, which rules ask about, exists.`)
    : broken(
        ABOUT,
        `The rules ask who is in the group ${id}, and there is none.`,
        'Nobody is in it for them; rules that ask for it never match.',
        'Entra admin center → Groups → the group → Object ID; put that into the policy file.',
      );
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

const checkPerson = async (
  address: string,
  role: 'administrator' | 'approver',
  directory: Directory,
): Promise<Finding> => {
  const colleague = (await directory.employeesAt(address)).find(({ enabled }) => enabled);
  return colleague
    ? fine(ABOUT, `${colleague.person.name} (${role}) is known.`)
    : broken(
        ABOUT,
        `The ${role} ${address} is not an employee with an open account.`,
        role === 'administrator' ? 'Nobody learns there of what goes wrong.' : 'Nobody can be asked there.',
        'Correct the address in the policy file.',
      );
};
