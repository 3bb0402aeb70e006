import assert from 'node:assert/strict';
import { eventually } from './eventually.js';

/** What keeps this process from ending by itself, by kind: sockets, servers, timers, processes, watched files. */
const open = (): readonly string[] => process.getActiveResourcesInfo().sort();

let usual: readonly string[] = [];

/** To be called before anything was opened. It waits a moment, for mocha's own timer of a hook begins when the hook does. */
export const noteUsual = async (): Promise<void> => {
  await new Promise(setImmediate);
  usual = open();
};

/**
 * What a file leaves open is a leak. A process with one file left would not end, and say so by that; one of several that
 * work for mocha is ended by force, so it looks for itself. What closes takes a moment to be gone.
 */
export const leavesNothingOpen = (): Promise<void> =>
  eventually(() => {
    const more = [...open()];
    for (const kind of usual) if (more.includes(kind)) more.splice(more.indexOf(kind), 1);
    assert.deepEqual(more, [], 'something is left open after the last test of a file');
  });
