import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * From where something was set going, for the record of it: a button or a message in Teams (`id`: the activity's), a job of the
 * queue, the clock, a command run by hand. What is asked of us travels through every use case; where it came from is of no
 * concern to any of them, so it is carried beside them.
 */
export type Origin = {
  readonly by: 'card' | 'message' | 'job' | 'clock' | 'command';
  /** A verb, a job's name, a command's: never what somebody typed. */
  readonly name: string;
  readonly id?: string;
};

/** What is under way, and the ids under which Microsoft knows what it was asked meanwhile, the last ones. */
export type UnderWay = Origin & { readonly requests: readonly string[] };

const MOST_REQUESTS = 20;

const running = new AsyncLocalStorage<Origin & { readonly requests: string[] }>();

/** Does work that was set going from there. */
export const from = <T>(origin: Origin, work: () => T): T => running.run({ ...origin, requests: [] }, work);

/** Undefined where nobody said. */
export const originNow = (): UnderWay | undefined => running.getStore();

/** The same, for work that was set going now and is done later. */
export const originToKeep = (): Origin | undefined => {
  const { requests: _, ...origin } = running.getStore() ?? {};
  return 'by' in origin ? origin : undefined;
};

/** Microsoft answered, and calls what we asked by this id. */
export const noteRequest = (id: string | null): void => {
  const requests = running.getStore()?.requests;
  if (!requests || !id || id.length > 100) return;
  requests.push(id);
  if (requests.length > MOST_REQUESTS) requests.shift();
};
