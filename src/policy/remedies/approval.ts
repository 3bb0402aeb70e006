import { ADDRESS, GROUP_ID, under, type Remedies } from './under.js';

const STAGES = 'Write “none” (approved at once), or one to three stages, each with ask and within.';
const ONE_OF_THESE =
  'owners, manager, managers-manager, sponsor, administrators, {people: [addresses]}, {group: ID} or {channel: …}';
const ASK = `Name who is asked, in order: ${ONE_OF_THESE}.`;
const PEOPLE = 'List at least one colleague by e-mail address.';
const YES_OR_NO = 'Write yes or no';

/** Of one entry of `ask`. */
const IN_PARTICULAR: Remedies = { people: PEOPLE, 'people[]': ADDRESS, group: GROUP_ID };
const SOURCE: Remedies = {
  ...IN_PARTICULAR,
  channel: 'Give the team’s id in team, the channel’s in id, and a language if you like.',
  'channel.team': 'Copy the Object ID of the group behind the team, from Entra › Groups › its overview.',
  'channel.id':
    'Copy the link to the channel in Teams: the id begins with 19: and ends with @thread.tacv2 (%3A in the link is “:”, %40 is “@”).',
  'channel.language': 'Write en or zh-CN: the language of the card that everybody there sees.',
};

export const asked = (place: string): Remedies => ({ [place]: ASK, ...under(place, SOURCE) });

const FALLBACK = 'Write administrators, refuse (nobody else), {people: [addresses]} or {group: ID}.';

export const APPROVAL: Remedies = {
  approval: `${STAGES} Or refuse instead, with a reason.`,
  'approval.stages': STAGES,
  'approval.stages[]': 'Say whom to ask, and within what time.',
  'approval.stages[].ask': ASK,
  ...asked('approval.stages[].ask[]'),
  'approval.stages[].quorum': 'Write any (one yes is enough), all, or how many must agree, 1 to 20.',
  'approval.stages[].within': 'Say how long approvers have, such as “14 days”, “36 hours” or “90 minutes”.',
  'approval.stages[].remind':
    'Say after what time whoever has not answered is reminded, such as “2 days”, or leave it out.',
  'approval.stages[].alternates':
    'Say after what time the next of ask is asked as well, such as “3 days”, or leave it out.',
  'approval.stages[].handOver': `${YES_OR_NO}: whether an approver may hand the request to a colleague.`,
  'approval.fallback': FALLBACK,
  ...under('approval.fallback', IN_PARTICULAR),
  'approval.showApprovers': 'Write names, or roles: the nominator then reads “the owners of …” in place of names.',
};

export const APPROVERS: Remedies = {
  approvers: 'Give workingDays, quietHours or outOfOffice below it, or leave it out.',
  'approvers.workingDays':
    'List the days on which approvers work, such as [mon, tue, wed, thu, fri]; left out, all seven.',
  'approvers.workingDays[]': 'Write mon, tue, wed, thu, fri, sat or sun.',
  'approvers.quietHours': 'Write from when until when nobody is reminded, such as "19:00-8:00", or leave it out.',
  'approvers.outOfOffice': `${YES_OR_NO}: whether automatic replies are looked at, which needs a permission of its own.`,
};
