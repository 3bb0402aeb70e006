import type { Clock } from '../kernel/clock.js';
import { inTime } from '../kernel/in-time.js';
import type { NominationId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import type { Move } from '../nomination/move.js';
import { decisionsOf, type Facts, type Nomination, type NominationIn } from '../nomination/nomination.js';
import type { Finding } from '../policy/findings.js';
import type { Policy } from '../policy/policy.js';
import { createAccepted } from './accepted.js';
import { createMayCorrect } from './correcting.js';
import { hearAnswers } from './extra-answers.js';
import { CannotMove, createMoveOf, movesAlone } from './moving.js';
import { CHAT_PATIENCE } from './patience.js';
import { createLook, type Look } from './preflight/preflight.js';
import { isEmployee } from './entitled.js';
import { notKnown, standingOf } from './preflight/nominator.js';
import { isUnfound } from './preflight/scene.js';
import { AlreadyOpen, DirectoryTrouble, type Directory, type Store, type Transaction } from './ports.js';
import { askOf, factsOf } from './proposing.js';
import { promptly } from './promptly.js';
import { canCorrect, canReplace, corrected } from './replacing.js';
import { createResting } from './resting.js';
import type { Rights } from './rights.js';
import { createSponsoring } from './sponsoring.js';
import type { Submit } from './submit.js';
import type { Viewing } from './viewing.js';
import type { Proposal, Workflow } from './workflow.js';
import { OverLimit, withinLimits } from './limits.js';

type Nominated = Awaited<ReturnType<Workflow['nominate']>>;

/** An id says who asks for whom: nobody is told of another guest, or of somebody else's, that it was begun. */
const isSame = ({ nominator, guest }: Nomination, proposal: Proposal): boolean =>
  nominator.id === proposal.nominator.id && guest.address === proposal.address;

/** What the nominator's conversation needs: looking before anybody is disturbed, and beginning. */
export const nominating = (deps: {
  store: Store;
  directory: Directory;
  rights: Rights;
  submit: Submit;
  viewing: Viewing;
  policy: () => Policy;
  clock: Clock;
}): Pick<Workflow, 'preflight' | 'colleagues' | 'maySponsor' | 'nominate'> => {
  const { store, directory, submit, viewing, policy, clock } = deps;
  const look = createLook(deps);
  const isAccepted = createAccepted(deps);
  const sponsoring = createSponsoring(directory);
  const mayCorrect = createMayCorrect(deps);
  const moveOf = createMoveOf(deps);
  const resting = createResting(deps);

  const correctedAs = async (asked: Facts, old: NominationIn<'invited'>, { scene }: Look): Promise<Facts> => {
    const foundation = await resting.foundationOf(old);
    const areHere = await promptly(resting.areHere(decisionsOf(foundation)));
    return corrected(asked, old, { foundation, areHere, found: scene.survey });
  };

  const begun = async (nomination: Nomination, nominator: Person): Promise<Nominated> => ({
    outcome: 'begun',
    view: await viewing.view(nomination, 'receipt', nominator.id),
  });

  const noLongerOpen = async (id: NominationId, nominator: Person): Promise<Nominated> => {
    const view = await viewing.viewFor(id, nominator.id);
    return { outcome: 'no-longer-open', ...(view && { view }) };
  };

  type Place = 'own' | 'answered-for' | 'taken';

  const placeOf = async ({ nominator, corrects }: Proposal, id: NominationId): Promise<Place> => {
    const old = await store.nominations.read(id);
    if (!corrects) return canReplace(old, nominator.id) ? 'own' : 'taken';
    if (!canCorrect(old) || (await isAccepted(old))) return 'taken';
    if (old.nominator.id === nominator.id) return 'own';
    const guest = await store.guests.read(old.guestId);
    return guest && !(await mayCorrect(guest, nominator)) ? 'answered-for' : 'taken';
  };

  /** What goes along with another address; or why this person cannot have it changed. */
  const moveIn = async ({ nominator, purpose, moves }: Proposal): Promise<Move | Finding | undefined> => {
    if (purpose !== 'address') return undefined;
    const guest = moves && (await store.guests.read(moves));
    if (!guest) return { answer: 'refuse', finding: 'guest-over' };
    const fault = await mayCorrect(guest, nominator);
    if (fault) return { answer: 'refuse', finding: fault === 'stay-over' ? 'guest-over' : 'not-your-guest' };
    return moveOf(guest);
  };

  const begin = async (proposal: Proposal, looked: Look, place: Place, move?: Move): Promise<Nominated> => {
    const { verdict, findings } = looked.preflight;
    if (!verdict?.ok || findings.some(({ answer }) => answer !== 'warn'))
      return { outcome: 'refused', findings: findings.filter(({ answer }) => answer !== 'warn') };
    const fault = await sponsoring.faultIn(proposal, verdict);
    if (fault) return { outcome: 'sponsor-refused', ...fault };
    const { answers, wanted } = hearAnswers(verdict.questions, proposal.answers ?? []);
    if (wanted.length > 0) return { outcome: 'answers-wanted', keys: wanted };

    const now = clock.now();
    const { replaces, nominator } = proposal;
    const old = replaces && proposal.corrects ? await store.nominations.read(replaces) : undefined;
    const asked = factsOf(proposal, looked, verdict, answers, now);
    const facts = canCorrect(old) ? await correctedAs(asked, old, looked) : { ...asked, ...(move && { move }) };
    const [counted, alone] = [withinLimits(looked.scene, facts, now), movesAlone(facts)];
    const alongside = async (tx: Transaction): Promise<void> => {
      await counted(tx);
      await alone(tx);
    };
    if (replaces) {
      const answersFor = place === 'answered-for' && { answersFor: true as const };
      const result = await submit.replacement({ id: replaces, by: nominator, ...answersFor }, facts, alongside);
      return result.ok ? begun(result.nomination, nominator) : noLongerOpen(replaces, nominator);
    }
    const result = await submit.nomination(proposal.id, { type: 'nominate', facts }, alongside);
    if (!result.ok) throw new Error(`A nomination was refused at its birth: ${result.refusal}.`);
    return begun(result.nomination, nominator);
  };

  return {
    preflight: async (ask) => (await look(ask, policy())).preflight,

    colleagues: async (said) => {
      try {
        const found = await inTime(directory.colleagues(said), CHAT_PATIENCE);
        return found?.filter(isEmployee).map(({ person }) => person);
      } catch (trouble) {
        if (trouble instanceof DirectoryTrouble) return undefined;
        throw trouble;
      }
    },

    maySponsor: sponsoring.maySponsor,

    nominate: async (proposal) => {
      const { replaces, nominator } = proposal;
      // Sent twice: the first one's own nomination is no hindrance to the second.
      const known = await store.nominations.read(proposal.id);
      if (known && !isSame(known, proposal)) throw new Error('This id is that of another nomination.');
      if (known) return begun(known, nominator);
      const place = replaces ? await placeOf(proposal, replaces) : 'own';
      if (replaces && place === 'taken') return noLongerOpen(replaces, nominator);
      const move = await moveIn(proposal);
      if (move && 'finding' in move) return { outcome: 'refused', findings: [move] };

      const looked = await look(askOf(proposal), policy());
      const { survey, circumstances } = looked.scene;
      const standing = standingOf(survey, circumstances, looked.scene.policy);
      if (standing === 'unknown' || isUnfound(looked.scene)) throw notKnown();
      if (standing === 'not-an-employee') return { outcome: 'not-an-employee' };
      try {
        return await begin(proposal, looked, place, move);
      } catch (error) {
        if (error instanceof AlreadyOpen) return { outcome: 'already-open' };
        if (error instanceof OverLimit) return error.refusal;
        if (error instanceof CannotMove) return { outcome: 'refused', findings: [error.finding] };
        throw error;
      }
    },
  };
};
