import { readFile, stat } from 'node:fs/promises';
import { SECOND } from './kernel/clock.js';
import { failed, ok, type Result } from './kernel/result.js';
import type { Policy } from './policy/policy.js';
import { formatProblem, readPolicy } from './policy/read.js';

/** Reads the rules. What is wrong comes as lines, each with its place and its remedy. */
export const loadPolicy = async (file: string): Promise<Result<Policy, readonly string[]>> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    const remedy = 'POLICY_FILE names it; policy.sample.yaml is one to begin with';
    return failed([`${file}: it cannot be read → ${remedy}`]);
  }
  const policy = readPolicy(text, file);
  return policy.ok ? ok(policy.value) : failed(policy.error.map(formatProblem));
};

/** The rules that hold at this moment. */
export interface PolicyInForce {
  current(): Policy;
  /** From now on the file is looked at. A fault is told once, until another takes its place. */
  watch(tell: {
    readonly changed: (policy: Policy) => void;
    /** The file is good again, changed or not. */
    readonly mended: () => void;
    readonly refused: (problems: readonly string[]) => void;
  }): void;
  /** Resolves when no look is under way any more. */
  stop(): Promise<void>;
}

/**
 * Looks at the file again and again, and puts a good one in force. A file that is not good changes nothing; nor does one that
 * cannot be read. Looked at rather than listened to: editors replace files, orchestrators swap links to them, and neither
 * reaches a listener on every system. `every`: milliseconds between looks; a file must stand still from one look to the
 * next, lest half of one be taken for a whole.
 */
export const createPolicyInForce = (file: string, first: Policy, every = 2 * SECOND): PolicyInForce => {
  let policy = first;
  let seen: string | undefined;
  let judged: string | undefined;
  let complaint: string | undefined;

  const judge = async ({ changed, mended, refused }: Parameters<PolicyInForce['watch']>[0]): Promise<void> => {
    const loaded = await loadPolicy(file);
    const before = complaint;
    complaint = loaded.ok ? undefined : loaded.error.join('\n');
    if (!loaded.ok) {
      if (complaint !== before) refused(loaded.error);
      return;
    }
    if (before !== undefined) mended();
    if (loaded.value.hash === policy.hash) return;
    policy = loaded.value;
    changed(policy);
  };

  let timer: NodeJS.Timeout | undefined;
  let underWay = Promise.resolve();
  let stopped = false;
  return {
    current: () => policy,
    watch: (tell) => {
      const look = async (): Promise<void> => {
        const now = await fingerprint(file);
        const stoodStill = now === seen;
        seen = now;
        if (!stoodStill || now === judged) return;
        judged = now;
        await judge(tell);
      };
      const again = (): void => {
        underWay = look().finally(() => {
          if (!stopped) timer = setTimeout(again, every);
        });
      };
      timer = setTimeout(again, every);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
};

const fingerprint = async (file: string): Promise<string> => {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs}/${size}/${ino}`;
  } catch {
    return 'none';
  }
};
