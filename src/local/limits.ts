import { SECOND, type Clock } from '../kernel/clock.js';
import type { Settings } from './settings.js';

/** Service limits as Microsoft documents them: 150 requests on /invitations in 5 s, 3,000 writes in 150 s, 5 on audit logs in 10 s. */
export type Limits = {
  /** Counts one request; the seconds to wait where there were too many. A refused request is not counted. */
  take(what: keyof typeof WINDOWS, application: string): number | undefined;
  clear(): void;
};

const WINDOWS = { invitation: 5 * SECOND, write: 150 * SECOND, audit: 10 * SECOND } as const;

const limitOf = { invitation: 'invitationLimit', write: 'writeLimit', audit: 'auditLimit' } as const satisfies Record<
  keyof typeof WINDOWS,
  keyof Settings
>;

export const createLimits = (clock: Clock, settings: () => Settings): Limits => {
  const taken = new Map<string, number[]>();
  return {
    take: (what, application) => {
      const limit = settings()[limitOf[what]];
      // All applications share the invitations; the others are counted for each by itself.
      const key = what === 'invitation' ? what : `${what} ${application}`;
      const now = clock.now().getTime();
      const recent = (taken.get(key) ?? []).filter((at) => at > now - WINDOWS[what]);
      taken.set(key, recent);
      if (recent.length >= limit) return Math.max(1, Math.ceil(((recent[0] ?? now) + WINDOWS[what] - now) / SECOND));
      recent.push(now);
      return undefined;
    },
    clear: () => taken.clear(),
  };
};
