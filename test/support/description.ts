import { checkAnswer } from './description/answers.js';
import { except, objectOf, type Notes, type WitnessedExchange } from './description/notes.js';
import { operationOf } from './description/operations.js';
import { checkRequest } from './description/requests.js';
import { REQUIRED } from './description/required.js';

export type { WitnessedExchange } from './description/notes.js';
export { descriptionsFolder, descriptionsPresent } from './description/pack.js';

export type Findings = {
  /** Microsoft's name of the operation, or ours where it has none. */
  readonly operation: string;
  /** What departs from the description, for people to read. */
  readonly problems: readonly string[];
  /** How many requests and answers were held against it; parts of a `$batch` count by themselves. */
  readonly validated: number;
  /** Ids in deviations.json that were used. */
  readonly exceptions: readonly string[];
};

/** `undocumented`: the bot must not rely on operations without documentation; the tenant may offer them. */
export type Leniency = { readonly undocumented?: 'allowed' };

const partsOf = (exchange: WitnessedExchange): readonly WitnessedExchange[] => {
  const answers = (objectOf(exchange.answer)?.['responses'] ?? []) as readonly {
    id: string;
    status: number;
    headers?: Record<string, string>;
    body?: unknown;
  }[];
  const requests = (objectOf(exchange.body)?.['requests'] ?? []) as readonly {
    id: string;
    method: string;
    url: string;
    headers?: Record<string, string>;
    body?: unknown;
  }[];
  const lower = (headers: Record<string, string> | undefined) =>
    Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  return requests.map(({ id, method, url, headers, body }) => {
    const answer = answers.find((one) => one.id === id);
    const [path = '', query = ''] = url.split('?', 2);
    return {
      method,
      path,
      query,
      requestHeaders: lower(headers),
      body,
      status: answer?.status ?? 0,
      answerHeaders: lower(answer?.headers),
      answer: answer?.body,
    };
  });
};

/** Documented, though the description lacks the link: on learn.microsoft.com, under /graph/api/. */
const DOCUMENTED: Readonly<Record<string, string>> = {
  'GET /directory/deletedItems/graph.user': 'directory-deleteditems-list',
  'GET /users/{user-id}/mailboxSettings': 'user-get-mailboxsettings',
};

type Side = 'request' | 'answer' | 'both';

const hold = (exchange: WitnessedExchange, side: Side, leniency: Leniency): Findings => {
  const notes: Notes = { problems: [], exceptions: new Set(), validated: 0 };
  const found = operationOf(exchange.method, exchange.path);
  const name = found?.name ?? `${exchange.method} ${exchange.path}`;
  const findings = (): Findings => ({
    operation: name,
    problems: notes.problems,
    validated: notes.validated,
    exceptions: [...notes.exceptions],
  });
  const required = REQUIRED[name];
  if (!found || !required) {
    notes.problems.push(
      found ? 'nobody has said which properties this operation must have' : 'the description has no such operation',
    );
    return findings();
  }
  if (found.operation['x-undocumented'] !== undefined && !(name in DOCUMENTED)) {
    if (leniency.undocumented === 'allowed') except(notes, 'undocumented');
    else notes.problems.push('the operation is not documented, and a real tenant may refuse it');
  }
  if (side !== 'answer') checkRequest(notes, found, required, exchange);
  if (side !== 'request') checkAnswer(notes, found, required, exchange);
  if (name !== 'POST /$batch') return findings();
  for (const part of partsOf(exchange)) {
    if (exchange.status === 200 && part.status === 0)
      notes.problems.push(`${part.method} ${part.path} in a batch: has no answer`);
    const inside = hold(part, side, leniency);
    notes.problems.push(...inside.problems.map((problem) => `${inside.operation} in a batch: ${problem}`));
    notes.validated += inside.validated;
    inside.exceptions.forEach((id) => notes.exceptions.add(id));
  }
  return findings();
};

const NOT_GRAPH = (exchange: WitnessedExchange): Findings => ({
  operation: `${exchange.method} ${exchange.path}`,
  problems: [],
  validated: 0,
  exceptions: [],
});
const isGraph = (exchange: WitnessedExchange): boolean => exchange.on === undefined || exchange.on === 'graph';

/** Holds request and answer against Microsoft's description. Exchanges with the connector are let through, uncounted. */
export const validateExchange = (exchange: WitnessedExchange, leniency: Leniency = {}): Findings =>
  isGraph(exchange) ? hold(exchange, 'both', leniency) : NOT_GRAPH(exchange);

/** The answer alone: for requests that are wrong on purpose. */
export const validateAnswer = (exchange: WitnessedExchange, leniency: Leniency = {}): Findings =>
  isGraph(exchange) ? hold(exchange, 'answer', leniency) : NOT_GRAPH(exchange);
