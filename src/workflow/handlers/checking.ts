import { later, MINUTE, type Clock } from '../../kernel/clock.js';
import type { PersonId } from '../../kernel/ids.js';
import type { Log } from '../../kernel/log.js';
import { from } from '../../kernel/origin.js';
import type { NominationRefusal } from '../../nomination/commands.js';
import { askedNow } from '../../nomination/awaited.js';
import { LONGEST_CHECK } from '../../nomination/decide/ending.js';
import { decisionsOf, noesOf, type Nomination } from '../../nomination/nomination.js';
import type { Changing, MadeOut } from '../changing.js';
import type { Handlers, JobOf, Outcome } from '../jobs.js';
import type { Losing } from '../losing.js';
import { nextLook } from '../patience.js';
import { DirectoryTrouble, type Courier, type Directory, type Store } from '../ports.js';
import type { Rights } from '../rights.js';
import type { Submit } from '../submit.js';
import type { Notice } from '../views.js';

type Why = Extract<Notice, { readonly about: 'decision-refused' }>['why'];

/** A click that was noted because the directory could not say in time whether it counts: asked until it does, for five days. */
export const checkingHandlers = (deps: {
  store: Store;
  directory: Directory;
  rights: Rights;
  changing: Changing;
  losing: Losing;
  courier: Courier;
  submit: Submit;
  clock: Clock;
  log: Log;
}): Pick<Handlers, 'check-decision'> => {
  const tell = async (by: PersonId, nomination: Nomination, why: Why): Promise<'done'> => {
    await deps.courier.tell(by, { about: 'decision-refused', nomination, why });
    return 'done';
  };

  const check = async (job: JobOf<'check-decision'>): Promise<Outcome> => {
    const { nominationId, by, answer, comment, pressedAt, stage = 0, edition, wishes } = job;
    const { store, directory, rights, changing, losing, submit } = deps;
    const nomination = await store.nominations.read(nominationId);
    if (!nomination) return 'skipped';
    const account = await directory.account(by);
    if (!account) return 'skipped';
    const [right, made] = await Promise.all([
      rights.rightOf(nomination, by),
      answer === 'approve' ? changing.madeOut(wishes, nomination, by) : undefined,
    ]);
    // Somebody without the right hears of that first.
    if (made && made.outcome !== 'made-out' && right !== 'none') return tell(by, nomination, 'change-not-allowed');
    const said = { by: account.person, right, stage, comment, pressedAt, ...(edition !== undefined && { edition }) };
    const command = answer === 'deny' ? { type: answer, ...said } : { type: answer, ...said, ...changesIn(made) };
    const result = await submit.nomination(nominationId, command);
    const asked = right === 'none' ? askedNow(nomination, by) : undefined;
    if (nomination.status === 'awaiting-approval' && asked) await losing.letGo(nomination, asked);
    const why = result.ok || decidedBy(result.nomination, by) ? undefined : WORTH_TELLING[result.refusal];
    return why ? tell(by, nomination, why) : 'done';
  };

  // What comes of it is of the press, as if it had been known at once.
  const checked = (job: JobOf<'check-decision'>) => (job.origin ? from(job.origin, () => check(job)) : check(job));

  /** Whoever was told that their answer is noted hears that it came to nothing, and can still answer where there is time left. */
  const wait = async (
    { nominationId, by, pressedAt }: JobOf<'check-decision'>,
    { kind }: DirectoryTrouble,
  ): Promise<Outcome> => {
    const { store, clock, log } = deps;
    const age = clock.now().getTime() - pressedAt.getTime();
    log.warn('A press waits to be checked.', { nominationId, code: kind });
    if (age < LONGEST_CHECK) return { again: later(clock.now(), Math.min(nextLook(age), MINUTE)) };
    const nomination = await store.nominations.read(nominationId);
    return nomination ? tell(by, nomination, 'not-checked') : 'skipped';
  };

  return {
    'check-decision': async (job) => {
      try {
        return await checked(job);
      } catch (trouble) {
        if (trouble instanceof DirectoryTrouble) return wait(job, trouble);
        throw trouble;
      }
    },
  };
};

const changesIn = (made: MadeOut | undefined) => {
  if (made?.outcome !== 'made-out') return {};
  const { changes, sponsorMay } = made;
  return { changes, ...(sponsorMay !== undefined && { sponsorMay }) };
};

/** The refusals that the one who pressed has to hear of, since they were told that their answer was noted. */
const WORTH_TELLING: Partial<Record<NominationRefusal, Why>> = {
  'not-an-approver': 'not-an-approver',
  'own-nomination': 'own-nomination',
  'stage-settled': 'not-open',
  'already-decided': 'not-open',
  'answered-for': 'not-open',
  'part-settled': 'not-open',
  'ask-changed': 'ask-changed',
  'change-not-allowed': 'change-not-allowed',
  'sponsor-not-allowed': 'change-not-allowed',
  'sponsor-settled': 'change-not-allowed',
  'proposed-enough': 'change-not-allowed',
};

/** The job may come twice; whoever's answer counted need not hear that it came too late. */
const decidedBy = (nomination: Nomination | undefined, by: PersonId): boolean => {
  if (!nomination) return false;
  const no = nomination.status === 'denied' ? [nomination.decision] : [];
  const open = nomination.status === 'awaiting-approval' ? nomination.agreed : [];
  return [...decisionsOf(nomination), ...open, ...no, ...noesOf(nomination)].some((decision) => decision.by.id === by);
};
