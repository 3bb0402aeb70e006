import { draining } from './drain.js';
import { embedding } from './embedded.js';
import type { Proof } from './proof.js';
import { hanging } from './hang.js';
import { racing } from './race.js';
import { stalling } from './stall.js';
import { surviving } from './survive.js';

/** What `npm run chaos` tries, by the name that it is asked for. */
export const PROOFS: Readonly<Record<string, Proof>> = { surviving, draining, racing, hanging, stalling, embedding };
