import { pino, type DestinationStream } from 'pino';

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

/** What each field looks like. The compiler holds callers to the names; a library's word may look like anything. */
const SHAPES: Readonly<Record<keyof LogFields, RegExp>> = {
  nominationId: /^[\w-]{1,64}$/,
  guestId: /^[\w-]{1,64}$/,
  personId: /^[\w-]{1,64}$/,
  job: /^[\w-]{1,64}$/,
  status: /^[\w -]{1,40}$/,
  code: /^[\w.-]{0,80}$/,
  requestId: /^[\w.-]{1,100}$/,
  method: /^[A-Z]{1,10}$/,
  path: /^\/[\w/.{}$()='-]{0,200}$/,
  host: /^[\w.:[\]-]{1,100}$/,
  milliseconds: /^\d+(\.\d+)?$/,
  count: /^\d+$/,
  port: /^\d+$/,
  error: /^[\w$. ]{1,80}( at [\w/.:-]{1,200})?$/,
};

/** What stands in place of what has another look than its field's. */
const LEFT_OUT = '…';

const isKnown = (name: string): name is keyof LogFields => Object.hasOwn(SHAPES, name);

/** The fields that are on the list, and of them what looks as it should. */
const allowed = (fields: object): LogFields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]: [string, unknown]) => {
      if (!isKnown(name) || value === undefined) return [];
      const fits = (typeof value === 'string' || typeof value === 'number') && SHAPES[name].test(String(value));
      return [[name, fits ? value : LEFT_OUT]];
    }),
  );

/** A text that goes where logs are kept, without the addresses of people in it. */
export const withoutAddresses = (text: string): string =>
  text.replace(/[^\s“”"'<>()[\],;:]+@[^\s“”"'<>()[\],;:]+/g, LEFT_OUT);

export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** JSON lines on standard output, or where `to` takes them. */
export const createLog = (level: LogLevel, to?: DestinationStream): Log => {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const sink = to ? pino(options, to) : pino(options);
  const say =
    (how: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, fields: LogFields = {}): void =>
      sink[how](allowed(fields), withoutAddresses(message));
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
};

/** Where an error was thrown: the frames of its stack, without what stands before them, which may quote what people typed. */
export const framesOf = ({ stack = '', message }: Error): readonly string[] =>
  // A message may look like a frame, so it is taken out before frames are looked for.
  (message ? stack.replace(message, () => '') : stack).split('\n').filter((line) => /^\s+at /.test(line));

/** An error as it may stand in a log: its name and first own frame. */
export const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const frame = framesOf(error).find((line) => line.includes('/dist/') || line.includes('/src/'));
  const place = frame?.match(/([\w-]+\/[\w.-]+:\d+)/)?.[1];
  return place ? `${error.name} at ${place}` : error.name;
};
