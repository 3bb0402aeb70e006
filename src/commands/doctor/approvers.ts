import type { GroupId } from '../../kernel/ids.js';
import type { ApproverSource, Policy } from '../../policy/policy.js';
import type { Directory } from '../../workflow/ports.js';
import { broken, fine, notice, type Finding } from './finding.js';

const ABOUT = 'Rules';
const WHERE = 'Entra admin center → Groups → the group → Object ID; put that into the policy file.';

/** As many as the directory is asked for. */
const MOST_MEMBERS = 200;

/** Whoever some stage of these rules asks, in the order of the file. */
export const sourcesIn = ({ rules }: Pick<Policy, 'rules'>): readonly ApproverSource[] =>
  rules.flatMap((rule) => (rule.refuse ? [] : rule.stages)).flatMap(({ sources }) => sources);

/** Holds the groups and the channels that stages ask against the directory. */
export const checkApprovers = async (policy: Policy, directory: Directory): Promise<Finding[]> => {
  const sources = sourcesIn(policy);
  const groups = new Set(sources.flatMap((source) => (source.from === 'group' ? [source.group] : [])));
  const teams = new Set(sources.flatMap((source) => (source.from === 'channel' ? [source.team] : [])));
  const findings: Finding[] = [];
  for (const group of groups) findings.push(await checkGroup(group, directory));
  for (const team of teams) findings.push(await checkTeam(team, directory));
  return findings;
};

const checkGroup = async (id: GroupId, directory: Directory): Promise<Finding> => {
  const group = await directory.group(id);
  const nobody = 'Nobody can be asked there; stages go on to whoever comes next, or end.';
  if (!group) return broken(ABOUT, `The rules ask the group ${id} for approval, and there is none.`, nobody, WHERE);
  const everybody = (await directory.membersOf(id)) ?? [];
  const members = everybody.filter(({ kind }) => kind === 'member').length;
  if (members === 0)
    return broken(
      ABOUT,
      `“${group.name}”, which is asked for approval, has no employee in it.`,
      nobody,
      'Put somebody into it, or name another group in the policy file.',
    );
  if (members >= MOST_MEMBERS)
    return notice(
      ABOUT,
      `“${group.name}”, which is asked for approval, has ${MOST_MEMBERS} members or more.`,
      `The first ${MOST_MEMBERS} are asked, each with a card of their own; the others may answer if they come by it.`,
      'Name a smaller group, or a channel, in the policy file.',
    );
  return fine(ABOUT, `“${group.name}”, which is asked for approval, has ${members} employees in it.`);
};

/** Whether there is such a channel in it shows only in posting. */
const checkTeam = async (id: GroupId, directory: Directory): Promise<Finding> => {
  const team = await directory.group(id);
  return team?.isTeam
    ? fine(ABOUT, `“${team.name}”, in a channel of which approval is asked, is a team.`)
    : broken(
        ABOUT,
        `The rules ask a channel of the team ${id}, and there is no such team.`,
        'Nobody can be asked there; stages go on to whoever comes next, or end.',
        'Teams → the channel → Get link to channel: its groupId is the team. Put that into the policy file.',
      );
};
