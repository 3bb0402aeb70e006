import type { Clock } from '../kernel/clock.js';
import type { NominationId, PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import { decide as decideOnGuest } from '../guest/decide.js';
import type { GuestCommand, GuestRefusal } from '../guest/events.js';
import { evolve as evolveGuest } from '../guest/evolve.js';
import type { Guest } from '../guest/guest.js';
import { react as reactToGuest } from '../guest/react.js';
import { decide } from '../nomination/decide.js';
import type { NominationCommand, NominationRefusal } from '../nomination/commands.js';
import { evolve } from '../nomination/evolve.js';
import type { Facts, Nomination } from '../nomination/nomination.js';
import { react } from '../nomination/react.js';
import type { Job } from './jobs.js';
import type { Store, Transaction } from './ports.js';
import { canCorrect, canReplace } from './replacing.js';

export type Submitted =
  | { readonly ok: true; readonly changed: boolean; readonly nomination: Nomination }
  | { readonly ok: false; readonly refusal: NominationRefusal; readonly nomination?: Nomination };

export type GuestSubmitted =
  | { readonly ok: true; readonly changed: boolean; readonly guest: Guest | undefined }
  | { readonly ok: false; readonly refusal: GuestRefusal; readonly guest?: Guest };

/** The one place where state, history and jobs meet: all of them in one transaction, or none. */
export interface Submit {
  /**
   * `alongside` runs in the same transaction, once everything else is written, and only if the command changed something.
   * What it throws undoes all of it and is thrown on.
   */
  nomination(
    id: NominationId,
    command: NominationCommand,
    alongside?: (tx: Transaction) => Promise<void>,
  ): Promise<Submitted>;
  /**
   * Withdraws one and begins another in its place, both or neither. Refused with the old one as it is where that cannot be
   * withdrawn any more; a second time with the same new one changes nothing.
   */
  replacement(
    old: {
      readonly id: NominationId;
      readonly by: Person;
      /** Whoever replaces it answers for the guest: for a correction that is as good as having nominated them. */
      readonly answersFor?: true;
    },
    facts: Facts,
    alongside?: (tx: Transaction) => Promise<void>,
  ): Promise<Submitted>;
  /** `isWanted` is asked in the same transaction, once it holds the guest's row: nothing is done where it is not. */
  guest(id: PersonId, command: GuestCommand, isWanted?: (tx: Transaction) => Promise<boolean>): Promise<GuestSubmitted>;
}

export const createSubmit = (store: Store, clock: Clock): Submit => {
  const carryOut = async (tx: Transaction, id: NominationId, command: NominationCommand): Promise<Submitted> => {
    const before = await tx.nominations.lock(id);
    // Under the lock: whoever noted a press before this has committed it, and whoever comes after finds what the clock has said.
    const told = command.type === 'tick' ? { ...command, noted: await tx.jobs.noted(id) } : command;
    const decision = decide(before, told, clock.now());
    if (!decision.ok) return { ...decision, ...(before && { nomination: before }) };
    const after = decision.events.reduce<Nomination | undefined>(evolve, before);
    if (!after) throw new Error(`"${command.type}" began a nomination without an event.`);
    if (decision.events.length === 0) return { ok: true, changed: false, nomination: after };
    await tx.nominations.save(after, decision.events);
    await addAll(
      tx,
      decision.events.flatMap((event) => react(event, after)),
    );
    return { ok: true, changed: true, nomination: after };
  };

  return {
    nomination: (id, command, alongside) =>
      store.transaction(async (tx) => {
        const result = await carryOut(tx, id, command);
        if (result.ok && result.changed) await alongside?.(tx);
        return result;
      }),

    replacement: (old, facts, alongside) =>
      store.transaction(async (tx) => {
        // The new one first: whoever sent it at the same moment waits here, and finds it begun.
        const begun = await tx.nominations.lock(facts.id);
        if (begun) return { ok: true, changed: false, nomination: begun };
        const before = await tx.nominations.lock(old.id);
        // An invitation that went out meanwhile is taken back by a correction alone, that was judged as one.
        if (!mayReplace(before, old, facts))
          return { ok: false, refusal: 'already-ended', ...(before && { nomination: before }) };
        const isOwn = before?.nominator.id === old.by.id;
        const withdrawn = await carryOut(tx, old.id, {
          type: 'withdraw',
          by: old.by.id,
          accepted: false,
          replacedBy: facts.id,
          ...(!isOwn && { corrector: old.by }),
        });
        if (!withdrawn.ok) return withdrawn;
        const result = await carryOut(tx, facts.id, { type: 'nominate', facts });
        await alongside?.(tx);
        return result;
      }),

    guest: (id, command, isWanted) =>
      store.transaction(async (tx) => {
        const before = await tx.guests.lock(id);
        if (isWanted && !(await isWanted(tx))) return { ok: true, changed: false, guest: before };
        const decision = decideOnGuest(before, command, clock.now());
        if (!decision.ok) return { ...decision, ...(before && { guest: before }) };
        const { events } = decision;
        const after = events.reduce<Guest | undefined>(evolveGuest, before);
        if (!after || events.length === 0) return { ok: true, changed: false, guest: before };
        await tx.guests.save(after, events);
        await addAll(
          tx,
          events.flatMap((event) => reactToGuest(event, after, events)),
        );
        return { ok: true, changed: true, guest: after };
      }),
  };
};

const mayReplace = (
  before: Nomination | undefined,
  { by, answersFor }: Parameters<Submit['replacement']>[0],
  facts: Facts,
): boolean =>
  facts.corrects
    ? canCorrect(before) && (before.nominator.id === by.id || answersFor === true)
    : canReplace(before, by.id);

/** Two events may wish for the same job; once is enough. */
const addAll = async (tx: Transaction, jobs: readonly Job[]): Promise<void> => {
  const distinct = new Map(jobs.map((job) => [JSON.stringify(job), job]));
  for (const job of distinct.values()) await tx.jobs.add(job);
};
