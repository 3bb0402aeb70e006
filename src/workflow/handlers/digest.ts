import { askedNow } from '../../nomination/awaited.js';
import type { Handlers } from '../jobs.js';
import type { Courier, Store } from '../ports.js';
import type { Submit } from '../submit.js';
import type { Viewing } from '../viewing.js';
import type { Reaching } from './reaching.js';

/** One message a day about what waits, and none where nothing does. */
export const digestHandlers = (deps: {
  store: Store;
  courier: Courier;
  submit: Submit;
  viewing: Viewing;
  reaching: Reaching;
}): Pick<Handlers, 'send-digest'> => ({
  'send-digest': async ({ personId }) => {
    const { store, courier, submit, viewing, reaching } = deps;
    const waiting = await store.nominations.waitingFor(personId, MOST);
    if (waiting.length === 0) return 'skipped';
    const shown = await courier.list(personId, await viewing.list(personId, { digest: true }));
    for (const nomination of waiting) {
      const asked = askedNow(nomination, personId);
      if (nomination.status !== 'awaiting-approval' || asked?.reached !== 'held') continue;
      const reached = shown === 'shown' ? 'yes' : await reaching.byMail(nomination, asked.person, 'digest');
      await submit.nomination(nomination.id, { type: 'record-reach', personId, reached });
    }
    return 'done';
  },
});

/** As many as can be told of at once; what is left over is told of tomorrow. */
const MOST = 500;
