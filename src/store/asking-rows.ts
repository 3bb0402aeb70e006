import { z } from 'zod';
import { applicationId, groupId, packageId, packagePolicyId, roleId } from '../kernel/ids.js';
import { person } from '../kernel/people.js';
import type {
  Asked,
  AskedChannel,
  Change,
  Changes,
  Decision,
  Fallen,
  Inquiry,
  Proposed,
} from '../nomination/asking.js';
import type { Lane } from '../nomination/lanes.js';
import type { Access } from '../nomination/nomination.js';
import { DELIVERIES, PACKAGE_APPROVALS, type OfferOwners } from '../policy/policy.js';
import { channelRow } from './judgement-rows.js';
import { moment, rowsOf } from './rows.js';

const ownersRow = rowsOf<OfferOwners>()(
  z.union([
    z.object({ from: z.literal('group'), group: groupId }),
    z.object({ from: z.literal('people'), addresses: z.array(z.string()) }),
  ]),
);
const named = {
  key: z.string(),
  name: z.string(),
  landing: z.string().exactOptional(),
  owners: ownersRow.exactOptional(),
};

export const accessRow = rowsOf<Access>()(
  z.discriminatedUnion('kind', [
    z.object({ ...named, kind: z.enum(['group', 'team', 'site']), id: groupId }),
    z.object({ ...named, kind: z.literal('application'), id: applicationId, role: roleId.exactOptional() }),
    z.object({
      ...named,
      kind: z.literal('package'),
      id: packageId,
      policy: packagePolicyId.exactOptional(),
      approval: z.enum(PACKAGE_APPROVALS).exactOptional(),
    }),
  ]),
);

/** Absent wherever it is about all that is asked for, and in rows of the first versions. */
const about = z.array(z.string()).exactOptional();
const more = z.number().int().exactOptional();

export const decisionRow = rowsOf<Decision>()(
  z.object({ by: person, at: moment, comment: z.string(), for: person.exactOptional(), about }),
);

export const fallenRow = rowsOf<Fallen>()(
  z.discriminatedUnion('why', [
    z.object({ why: z.literal('denied'), access: z.array(accessRow), at: moment, decision: decisionRow }),
    z.object({ why: z.enum(['unanswered', 'nobody-left']), access: z.array(accessRow), at: moment }),
  ]),
);

export const laneRow = rowsOf<Lane>()(
  z.object({
    key: z.string().exactOptional(),
    source: z.number().int(),
    since: moment,
    chosen: z.boolean(),
    needed: z.number().int().exactOptional(),
  }),
);

export const askedRow = rowsOf<Asked>()(
  z.object({
    person,
    reached: z.enum(['not-yet', 'yes', 'by-mail', 'held', 'no', 'away', 'lost']),
    for: z.object({ person, how: z.enum(['delegated', 'handed-over']) }).exactOptional(),
    zone: z.string().exactOptional(),
    at: moment.exactOptional(),
    remindedAt: moment.exactOptional(),
    awayUntil: moment.exactOptional(),
    passed: z.literal(true).exactOptional(),
    about,
    more,
  }),
);

export const channelAskedRow = rowsOf<AskedChannel>()(
  channelRow.extend({ reached: z.enum(['not-yet', 'yes', 'no']), at: moment, about, more }),
);

export const inquiryRow = rowsOf<Inquiry>()(
  z.object({
    by: person,
    at: moment,
    text: z.string(),
    stage: z.number().int(),
    until: moment,
    answer: z.object({ at: moment, text: z.string() }).exactOptional(),
  }),
);

const deliveries = z.array(z.enum(DELIVERIES)).exactOptional();

const changesRow = rowsOf<Changes>()(
  z.object({
    until: moment.exactOptional(),
    without: z.array(z.string()).exactOptional(),
    sponsor: person.exactOptional(),
    deliveries,
  }),
);

const wasRow = rowsOf<Change['was']>()(
  z.object({
    until: moment.exactOptional(),
    access: z.array(accessRow).exactOptional(),
    sponsor: person.exactOptional(),
    deliveries,
  }),
);

export const changeRow = rowsOf<Change>()(z.object({ by: person, at: moment, to: changesRow, was: wasRow }));

export const proposedRow = rowsOf<Proposed>()(z.object({ decision: decisionRow, changes: changesRow }));
