import { EventEmitter } from 'node:events';
import { randomUUID } from 'node:crypto';
import { later, type Clock } from '../kernel/clock.js';
import { createAccessBook, type AccessBook } from './access/book.js';
import type { AccessState } from './access/records.js';
import { createDirectory, type Directory } from './directory.js';
import { createFaults, type Faults } from './faults.js';
import { freshCompany } from './first-day.js';
import { firstAccess } from './first-day/access.js';
import { createGraphCounter, type GraphCounter } from './graph-load.js';
import { createLimits, type Limits } from './limits.js';
import { createMailbox, type Mail, type Mailbox } from './mailbox.js';
import { asToday } from './older.js';
import type { DirectoryState } from './records.js';
import { createRequestLog, type RequestLog } from './requests.js';
import { createSendingLimits, type SendingLimits } from './sending-limits.js';
import { defaultSettings, type Settings } from './settings.js';

/** What the pages are told, so that they read again. */
export type Change =
  | { readonly type: 'tenant' }
  | { readonly type: 'mail' }
  | { readonly type: 'chat'; readonly personId: string }
  | { readonly type: 'channel'; readonly channelId: string };

export type Events = {
  emit(name: 'change', change: Change): void;
  /** Returns what ends the subscription. */
  subscribe(listener: (change: Change) => void): () => void;
};

/** What survives a restart. Settings, faults and the request log do not: they belong to a test or an experiment. */
export type TenantState = {
  readonly directory: DirectoryState;
  readonly mails: readonly Mail[];
  /** Absent: an older version of this tenant did not keep it. */
  readonly access?: AccessState;
};

/** One tenant on this machine: what Graph, the connector and the pages have in common. */
export type Tenant = {
  /** Where it is served, without a slash at the end: `http://localhost:3979`. */
  readonly url: string;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly access: AccessBook;
  /** The settings of this moment. */
  settings(): Settings;
  change(settings: Partial<Settings>): void;
  readonly mailbox: Mailbox;
  readonly requests: RequestLog;
  readonly faults: Faults;
  /** Of Graph. */
  readonly limits: Limits;
  readonly graphLoad: GraphCounter;
  /** So much later it is from now on, for the tenant alone. */
  pass(milliseconds: number): void;
  /** Of Teams. */
  readonly sending: SendingLimits;
  readonly events: Events;
  /**
   * The guest follows the redeem link. 'gone': the account was deleted, or its domain has been blocked since.
   * Following it twice is 'accepted' twice: the link does not expire.
   */
  redeem(ticket: string): 'accepted' | 'gone' | 'unknown';
  snapshot(): TenantState;
  restore(state: TenantState): void;
  /** Back to the first day: company, settings, mail, log, faults and limits. Held answers are let go. */
  reset(): void;
};

/** The same time as a clock's, with what was pushed on top of it. */
const pushable = (base: Clock) => {
  let ahead = 0;
  return {
    clock: { now: () => later(base.now(), ahead) },
    pass: (milliseconds: number) => void (ahead += milliseconds),
    settle: () => void (ahead = 0),
  };
};

const createEvents = (): Events => {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0); // each open page is a listener
  return {
    emit: (name, change) => void emitter.emit(name, change),
    subscribe: (listener) => {
      emitter.on('change', listener);
      return () => void emitter.off('change', listener);
    },
  };
};

export const createTenant = (options: { readonly url: string; readonly clock: Clock }): Tenant => {
  const { url } = options;
  const { clock, pass, settle } = pushable(options.clock);
  const events = createEvents();
  let settings = defaultSettings();
  const changed = (): void => events.emit('change', { type: 'tenant' });
  const directory = createDirectory(freshCompany(clock.now()), {
    clock,
    settings: () => settings,
    changed,
    newId: randomUUID,
  });
  const access = createAccessBook(firstAccess(), { clock, changed });
  const mailbox = createMailbox({ clock, arrived: () => events.emit('change', { type: 'mail' }) });
  const requests = createRequestLog(() => settings.exchangesKept);
  const faults = createFaults();
  const graphLoad = createGraphCounter();
  const limits = createLimits(clock, () => settings);
  const sending = createSendingLimits(clock, () => settings.sendingLimits);
  return {
    url,
    clock,
    directory,
    access,
    settings: () => settings,
    change: (some) => {
      settings = { ...settings, ...some };
      changed();
    },
    mailbox,
    requests,
    faults,
    limits,
    graphLoad,
    pass,
    sending,
    events,
    redeem: (ticket) => directory.redeem(ticket),
    snapshot: () => ({ directory: directory.snapshot(), mails: mailbox.mails(), access: access.snapshot() }),
    restore: (state) => {
      directory.restore(asToday(state.directory, freshCompany(clock.now())));
      mailbox.restore(state.mails);
      access.restore(state.access ?? firstAccess());
    },
    reset: () => {
      settings = defaultSettings();
      faults.clear();
      limits.clear();
      graphLoad.clear();
      settle();
      sending.clear();
      requests.clear();
      mailbox.restore([]);
      directory.restore(freshCompany(clock.now()));
      access.restore(firstAccess());
      changed();
    },
  };
};
