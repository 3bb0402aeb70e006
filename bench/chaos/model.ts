/** A nomination's life as the issue tells it, written down a second time and without a look at ours. */

export type Event = {
  readonly revision: number;
  readonly type: string;
  /** Of an answer: whose, how, and with which words. */
  readonly by: string | null;
  readonly comment: string | null;
  /** Of a withdrawal: the account was found after it had been told. */
  readonly late: boolean | null;
};

export type Ending = {
  readonly how: 'approved' | 'denied' | 'withdrawn';
  readonly by: string;
  readonly comment: string;
};

export type Lived = {
  readonly status: string;
  readonly revision: number;
  /** What ended the wait for an answer. Of more than one, all. */
  readonly endings: readonly Ending[];
  /** What cannot have happened, as sentences. */
  readonly faults: readonly string[];
};

type Step = { readonly from: readonly string[]; readonly to?: string };

const WAITING = { from: ['awaiting-approval'] } as const;
const IN_ENTRA = { from: ['invited'] } as const;

/** From which state something may happen, and into which it leads; without `to` it stays. */
const STEPS: Readonly<Record<string, Step>> = {
  nominated: { from: ['nothing'], to: 'awaiting-approval' },
  'approvers-chosen': WAITING,
  'approver-reached': WAITING,
  reminded: WAITING,
  agreed: WAITING,
  'stage-approved': WAITING,
  approved: { from: ['awaiting-approval'], to: 'approved' },
  denied: { from: ['awaiting-approval'], to: 'denied' },
  withdrawn: { from: ['awaiting-approval', 'approved', 'invited'], to: 'withdrawn' },
  /** Withdrawn while Microsoft was answering. */
  'withdrawn late': { from: ['withdrawn'] },
  hindered: { from: ['approved'] },
  resumed: { from: ['approved'] },
  invited: { from: ['approved'], to: 'invited' },
  'access-given': IN_ENTRA,
  'access-requested': IN_ENTRA,
  'access-refused': IN_ENTRA,
  'mail-sent': IN_ENTRA,
  'mail-failed': IN_ENTRA,
  'account-removed': { from: ['withdrawn'] },
  'access-taken': { from: ['withdrawn'] },
};

const ENDINGS = ['approved', 'denied', 'withdrawn'] as const;
const isEnding = (type: string): type is Ending['how'] => ENDINGS.some((one) => one === type);

/** Replays a history, in its order. */
export const live = (events: readonly Event[]): Lived => {
  let status = 'nothing';
  const endings: Ending[] = [];
  const faults: string[] = [];
  for (const [at, { revision, type, by, comment, late }] of events.entries()) {
    const step = STEPS[late ? `${type} late` : type];
    if (revision !== at + 1) faults.push(`event ${at + 1} has the revision ${revision}`);
    if (!step?.from.includes(status)) faults.push(`"${type}" while it was ${status}`);
    // What is withdrawn later was decided before: that ended no wait.
    if (isEnding(type) && (type !== 'withdrawn' || status === 'awaiting-approval'))
      endings.push({ how: type, by: by ?? '', comment: comment ?? '' });
    status = step?.to ?? status;
  }
  if (endings.length > 1)
    faults.push(`it was ended ${endings.length} times: ${endings.map(({ how }) => how).join(', ')}`);
  return { status, revision: events.length, endings, faults };
};

/** The histories of nominations as they stand in the books, by their ids, in order. */
export const HISTORIES = `
  select nominations.id, guest_address as address, nominations.revision, state->>'status' as status, state->>'guestId' as "guestId",
    (select jsonb_agg(jsonb_build_object('revision', revision, 'type', type,
       'by', coalesce(event->'decision'->'by'->>'id', event->>'by'), 'comment', event->'decision'->>'comment',
       'late', event->'late') order by revision)
     from guestlist.nomination_events where nomination_id = nominations.id) as events,
    (select coalesce(jsonb_agg(revision order by revision), '[]') from guestlist.audit_entries
     where about = 'nomination/' || nominations.id) as audited
  from guestlist.nominations where id = any($1)`;

export type History = {
  readonly id: string;
  readonly address: string;
  readonly revision: number;
  readonly status: string;
  readonly guestId: string | null;
  readonly events: readonly Event[];
  readonly audited: readonly number[];
};

/** As `faultsIn` says it: a history, a state and a record that cannot all be so. */
export const TORN =
  /: (?:event \d+ has the revision|".+" while it was|it was ended \d+ times|its history makes it|it has \d+ events|of the revisions) ?/;

/** What is wrong with a nomination's books in themselves: the history, the state, and the record of both. */
export const faultsIn = ({ address, revision, status, events, audited }: History): readonly string[] => {
  const lived = live(events);
  const faults = [...lived.faults];
  if (lived.status !== status) faults.push(`its history makes it ${lived.status}, and it is ${status}`);
  if (lived.revision !== revision) faults.push(`it has ${events.length} events, and is at revision ${revision}`);
  if (audited.join() !== events.map((event) => event.revision).join())
    faults.push(`of the revisions ${events.map((event) => event.revision).join()} the record has ${audited.join()}`);
  return faults.map((fault) => `${address}: ${fault}`);
};
