import { MINUTE } from '../kernel/clock.js';
import type { Log, LogFields } from '../kernel/log.js';

/**
 * Warns of what strangers can cause as often as they like, once a minute for each message: a flood must not fill the disk, nor
 * drown what else there is to read. `count`: how often it came unsaid since the line before.
 */
export const createRarely = (
  log: Pick<Log, 'warn'>,
  now = Date.now,
): ((message: string, fields: LogFields) => void) => {
  const said = new Map<string, { readonly at: number; unsaid: number }>();
  return (message, fields) => {
    const before = said.get(message);
    if (before && now() - before.at < MINUTE) {
      before.unsaid += 1;
      return;
    }
    said.set(message, { at: now(), unsaid: 0 });
    log.warn(message, { ...fields, ...(before && before.unsaid > 0 && { count: before.unsaid }) });
  };
};
