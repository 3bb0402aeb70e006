import { readFileSync } from 'node:fs';

/**
 * Megabytes of this process, at their highest so far. What `getrusage` says has the parent's in it, from the moment between fork
 * and exec; Linux counts a program's own besides.
 */
export const peakMemory = (): number => {
  try {
    const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
};
