import type { Policy } from '../../policy/policy.js';
import { DirectoryTrouble, type Directory } from '../../workflow/ports.js';
import { broken, fine, type Finding } from './finding.js';

const ABOUT = 'Rules';

/**
 * Where the rules look for automatic replies, tries it on those who look after the bot: Exchange's own grants show in no
 * token. What is found is not said.
 */
export const checkOutOfOffice = async (policy: Policy, directory: Directory): Promise<Finding[]> => {
  if (!policy.approvers.outOfOffice) return [];
  const accounts = await Promise.all(policy.administrators.map((address) => directory.employeesAt(address)));
  const people = accounts.flat().map(({ person }) => person.id);
  try {
    await directory.away(people, new Date());
    return [fine(ABOUT, 'Automatic replies can be looked at, as the rules ask (outOfOffice).')];
  } catch (error) {
    if (!(error instanceof DirectoryTrouble && error.kind === 'not-permitted')) throw error;
    return [
      broken(
        ABOUT,
        'The rules look for automatic replies (outOfOffice), and MailboxSettings.Read is missing.',
        'An approver who is out of office is asked all the same, and the request waits for them.',
        "Grant it by Exchange's RBAC for Applications, with your administrators inside the fence (docs/permissions.md), or take outOfOffice out of the policy file.",
      ),
    ];
  }
};
