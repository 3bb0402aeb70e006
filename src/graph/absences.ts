import { DateTime } from 'luxon';
import type { PersonId } from '../kernel/ids.js';
import type { Log } from '../kernel/log.js';
import type { Directory } from '../workflow/ports.js';
import { BATCH_LIMIT, part, readTogetherPatiently } from './batch.js';
import type { Call } from './call.js';
import type { GraphError } from './errors.js';
import { MAILBOX_FIELDS, wireMailbox, type WireMoment, type WireReplies } from './shapes.js';

type Absences = Awaited<ReturnType<Directory['away']>>;
type Absence = Absences extends ReadonlyMap<PersonId, infer One> ? One : never;

/** One `$batch`, however few are asked about; more than fit are asked about one batch after the other. */
export const whoIsAway = async (call: Call, log: Log, people: readonly PersonId[], now: Date): Promise<Absences> => {
  const away = new Map<PersonId, Absence>();
  for (let from = 0; from < people.length; from += BATCH_LIMIT) {
    const some = people.slice(from, from + BATCH_LIMIT);
    const answers = await readTogetherPatiently(call, some.map(repliesPart));
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.error]));
    reportRefusals(refused, some.length, log);
    for (const [index, person] of some.entries()) {
      const answer = answers[index];
      const absence = answer?.ok ? absenceIn(answer.value.automaticRepliesSetting, now) : undefined;
      if (absence) away.set(person, absence);
    }
  }
  return away;
};

/** Outlook gives times in the zone that is asked for; without this it is UTC as a rule. */
const IN_UTC = { Prefer: 'outlook.timezone="UTC"' };

const repliesPart = (person: PersonId) =>
  part(
    'GET /users/{user-id}/mailboxSettings',
    { params: { 'user-id': person }, query: { $select: MAILBOX_FIELDS }, headers: IN_UTC },
    wireMailbox,
  );

/**
 * Exchange can fence this permission as it can that for sending, so one mailbox may be refused and another not: whoever is
 * outside the fence is not away. Where all are refused, the permission is missing.
 */
const reportRefusals = (errors: readonly GraphError[], asked: number, log: Log): void => {
  const refused = errors.filter(({ kind }) => kind === 'not-permitted');
  const [first] = refused;
  if (first && refused.length === asked) throw first;
  for (const { message, code = '', status } of errors)
    log.debug(`Whether somebody is out of office is not known. ${message}`, { code, status });
};

const absenceIn = (replies: WireReplies | null | undefined, now: Date): Absence | undefined => {
  const { status, scheduledStartDateTime, scheduledEndDateTime } = replies ?? {};
  switch (status) {
    case 'alwaysEnabled':
      return {};
    case 'scheduled':
      return absenceBetween(momentIn(scheduledStartDateTime), momentIn(scheduledEndDateTime), now);
    default:
      return undefined;
  }
};

/** A schedule that cannot be read is none: somebody would be passed over for it. */
const absenceBetween = (start: Date | undefined, end: Date | undefined, now: Date): Absence | undefined =>
  start && end && start <= now && now < end ? { until: end } : undefined;

/** `2027-05-03T08:00:00.0000000` and a zone: UTC, or one of the IANA's; of Windows' own names nothing can be made. */
const momentIn = (moment: WireMoment | null | undefined): Date | undefined => {
  const read = DateTime.fromISO(moment?.dateTime ?? '', { zone: moment?.timeZone ?? 'UTC' });
  return read.isValid ? read.toJSDate() : undefined;
};
