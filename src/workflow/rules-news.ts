import { createHash } from 'node:crypto';
import { nameOf, type Log } from '../kernel/log.js';
import type { Policy } from '../policy/policy.js';
import type { Courier, Store } from './ports.js';
import type { Rights } from './rights.js';
import type { Notice } from './views.js';

/** Of a long list, what a chat message holds. */
const MOST = 5;
/** Where it is noted what was told last, so that replicas with one file tell it once. */
const KEY = 'rules-refused';

/** What becomes known of a rules file that was changed while the server runs. Nothing is thrown: it is news, and no request. */
export interface RulesNews {
  changed(policy: Policy): void;
  /** The file is good: whoever read of a fault hears of it, and whatever is wrong from now on is news. */
  mended(): void;
  /** The administrators read it in chat, once for each fault. */
  refused(problems: readonly string[]): void;
}

export const createRulesNews = (deps: { store: Store; rights: Rights; courier: Courier; log: Log }): RulesNews => {
  const { store, rights, courier, log } = deps;

  const tellAdministrators = async (notice: Notice): Promise<void> => {
    await Promise.allSettled((await rights.administrators()).map(({ id }) => courier.tell(id, notice)));
  };

  const tell = async (problems: readonly string[]): Promise<void> => {
    const fault = createHash('sha256').update(problems.join('\n')).digest('hex');
    if ((await store.documents.read([KEY])).get(KEY) === fault) return;
    await store.documents.write(new Map([[KEY, fault]]));
    const more = Math.max(0, problems.length - MOST);
    const notice = { about: 'admin-policy-refused', problems: problems.slice(0, MOST), more } as const;
    await tellAdministrators(notice);
  };

  const tellMended = async (): Promise<void> => {
    if ((await store.documents.read([KEY])).get(KEY) === undefined) return;
    await store.documents.delete([KEY]);
    await tellAdministrators({ about: 'admin-policy-mended' });
  };

  const quietly = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      log.warn('News of the rules could not be passed on.', { error: nameOf(error) });
    });
  };

  return {
    changed: ({ hash }) => {
      log.info('The rules were changed and are in force.', { code: hash.slice(0, 12) });
    },
    mended: () => quietly(tellMended()),
    refused: (problems) => {
      log.error('The rules were changed and cannot be used; those in force stay.', { count: problems.length });
      quietly(tell(problems));
    },
  };
};
