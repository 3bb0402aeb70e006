import type { Clock } from '../../kernel/clock.js';
import { originNow } from '../../kernel/origin.js';
import type { Store } from '../../workflow/ports.js';
import { entryOfRules } from '../../workflow/record/of-others.js';
import type { Database } from '../database.js';
import { createForgetting } from '../privacy/forgetting.js';
import { createSealing } from './sealing.js';
import { createStreaming } from './streaming.js';
import { createRecorder, writeEntries, type AuditSettings } from './writing.js';

export const createAudit = (database: Database, clock: Clock, settings: AuditSettings): Store['audit'] => ({
  seal: createSealing(database, settings.key),

  sendOn: createStreaming(database, settings.stream),

  forgetEnded: createForgetting(database, clock, settings),

  rulesInForce: (hash) => {
    const record = createRecorder(settings, originNow());
    return database.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('rules in force', 0))`);
      const [newest] = await tx.query<{ hash: string }>(
        `select content::jsonb -> 'details' ->> 'hash' as hash from guestlist.audit_entries
         where about = 'rules' order by number desc limit 1`,
      );
      if (newest?.hash !== hash) await writeEntries(tx, record([entryOfRules(hash, clock.now())]));
    });
  },
});
