import type { Guest } from '../../guest/guest.js';
import type { Person } from '../../kernel/people.js';

/** Who paused all inviting. */
export type Pause = { readonly by: Person; readonly at: Date; readonly reason?: string };

/** Guests of a domain who wait for an administrator's word; `since`: the first of them. `over`: whose last day has passed meanwhile. */
export type StoppedDomain = {
  readonly domain: string;
  readonly guests: number;
  readonly over: number;
  readonly since: Date;
};

/**
 * Guests of a domain whose stay goes on, or whom an administrator stopped here; whoever was disabled in the directory alone is none of
 * them. `missedBy`: whose stay goes on, and not since administrators let them in again by a wish of after this moment. `toStop`: those,
 * and whom we had no permission to close out when that was tried before this moment.
 */
export type Standing =
  'stopped' | { readonly missedBy: Date } | { readonly stoppedBefore: Date } | { readonly toStop: Date };

/** All guests of a domain in one standing. */
export type Census = {
  /** The first ones, by address. */
  readonly guests: readonly Guest[];
  readonly all: number;
  /** How many of them each sponsor answers for, the most first; without those for whom nobody does. */
  readonly sponsors: readonly { readonly name: string; readonly guests: number }[];
};

/** What an administrator wants to become of all guests of a domain, and of those below it. */
export type DomainWish = {
  readonly domain: string;
  readonly way: 'stop' | 'let-in';
  readonly by: Person;
  readonly at: Date;
  readonly reason?: string;
  /** How many guests it was about when it was wished for. */
  readonly guests: number;
  /** Every guest was seen to, and whoever wanted it has heard so. */
  readonly done: boolean;
};

/** Why nobody of a domain is invited now; with a domain, it is about its guests alone. */
export type Hold = { readonly by: Person; readonly since: Date; readonly domain?: string };

/** The stop that is in force over a domain: its own, or of the nearest one above it. */
export type DomainStop = Hold & { readonly domain: string; readonly reason?: string };
