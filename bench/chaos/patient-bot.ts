import { waitedFor } from '../../src/kernel/waiting.js';
import { CHAT_PATIENCE } from '../../src/workflow/patience.js';
import { runHere } from '../../test/support/bot-here.js';

/** The bot in a process of its own, that waits for the directory as long as it takes: what would give up within two seconds does not. */
const MINUTES = 5 * 60_000;
/** Milliseconds: what is shorter gives nothing up. */
const SHORT = 100;
const soon = globalThis.setTimeout;
const patiently = (work: (...others: unknown[]) => void, after = 0, ...others: unknown[]): NodeJS.Timeout =>
  soon(() => work(...others), waitedFor() > 0 && after > SHORT && after <= CHAT_PATIENCE ? MINUTES : after);
globalThis.setTimeout = Object.assign(patiently, soon);

await runHere();
