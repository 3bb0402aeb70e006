import { pino } from 'pino';

/** What a log line may carry besides its message: names of things and ids, never what people typed, an address, a link or a token. */
export type LogFields = {
  readonly nominationId?: string;
  readonly guestId?: string;
  readonly personId?: string;
  readonly job?: string;
  readonly status?: number | string;
  readonly code?: string;
  readonly requestId?: string;
  readonly method?: string;
  /** A path with its ids, without query: queries carry addresses. */
  readonly path?: string;
  /** Of a service we talk to, or refuse to. */
  readonly host?: string;
  readonly milliseconds?: number;
  readonly count?: number;
  readonly port?: number;
  /** The class of an error and the place it was thrown at, not its text. */
  readonly error?: string;
};

export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** JSON lines on standard output. */
export const createLog = (level: LogLevel): Log => {
  const sink = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return {
    debug: (message, fields = {}) => sink.debug(fields, message),
    info: (message, fields = {}) => sink.info(fields, message),
    warn: (message, fields = {}) => sink.warn(fields, message),
    error: (message, fields = {}) => sink.error(fields, message),
  };
};

/** An error as it may stand in a log: its name and first own frame, without the message, which may quote what people typed. */
export const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const frame = error.stack?.split('\n').find((line) => line.includes('/dist/') || line.includes('/src/'));
  const place = frame?.match(/([\w-]+\/[\w.-]+:\d+)/)?.[1];
  return place ? `${error.name} at ${place}` : error.name;
};
