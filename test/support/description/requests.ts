import { isListOfStrings, optionsOf, requestSchema, type Found } from './operations.js';
import {
  except,
  lacking,
  objectOf,
  queryOf,
  strictly,
  type Notes,
  type Object_,
  type WitnessedExchange,
} from './notes.js';
import type { Schema } from './pack.js';
import type { Required } from './required.js';

/** They come in links of Microsoft's own making, and the description lists none of them. */
const TOKENS = ['$skiptoken', '$deltatoken'];

const checkQuery = (notes: Notes, found: Found, query: URLSearchParams): void => {
  const options = optionsOf(found.operation);
  for (const name of query.keys())
    if (!TOKENS.includes(name) && !options.includes(name))
      notes.problems.push(`request: the operation has no option ${name}`);
};

/** The names of sendMail's parameters as the schema spells them. */
const asSchema = (notes: Notes, body: Object_): Object_ => {
  const spelt: Readonly<Record<string, string>> = { message: 'Message', savetosentitems: 'SaveToSentItems' };
  if (Object.keys(body).some((name) => spelt[name.toLowerCase()] !== undefined && spelt[name.toLowerCase()] !== name))
    except(notes, 'sendmail-case');
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [spelt[name.toLowerCase()] ?? name, value]));
};

/** The three names that Microsoft's page writes inside `assignment`, and its schema lacks. */
const EM_IDS = ['targetId', 'assignmentPolicyId', 'accessPackageId'];

const withoutIds = (notes: Notes, body: Object_): Object_ => {
  const assignment = objectOf(body['assignment']);
  if (!assignment || !EM_IDS.some((name) => name in assignment)) return body;
  except(notes, 'em-assignment-ids');
  for (const name of EM_IDS)
    if (name in assignment && typeof assignment[name] !== 'string')
      notes.problems.push(`request/assignment/${name}: must be a string`);
  const rest = Object.entries(assignment).filter(([name]) => !EM_IDS.includes(name));
  return { ...body, assignment: Object.fromEntries(rest) };
};

const checkMime = (notes: Notes, text: unknown): void => {
  except(notes, 'sendmail-mime');
  if (typeof text !== 'string' || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text))
    return void notes.problems.push('request: is no base64');
  const head =
    Buffer.from(text, 'base64')
      .toString('utf8')
      .split(/\r?\n\r?\n/)[0] ?? '';
  for (const name of ['From', 'To', 'Subject', 'MIME-Version'])
    if (!new RegExp(`^${name}:`, 'im').test(head)) notes.problems.push(`request: the message has no ${name}`);
};

const checkInline = (notes: Notes, schema: Schema, body: Object_): void => {
  for (const [name, value] of Object.entries(body)) {
    const property = schema.properties?.[name];
    if (!property) notes.problems.push(`request: has no property ${name}`);
    else if (property.$ref) strictly(notes, property.$ref.split('/').at(-1) ?? '', value, `request/${name}`);
    else if (isListOfStrings(property)) {
      if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
        notes.problems.push(`request/${name}: must be a list of strings`);
    } else if (value !== null && typeof value !== 'boolean') notes.problems.push(`request/${name}: must be boolean`);
  }
};

export const checkRequest = (
  notes: Notes,
  found: Found,
  required: Required | undefined,
  exchange: WitnessedExchange,
): void => {
  notes.validated += 1;
  checkQuery(notes, found, queryOf(exchange.query));
  const schema = requestSchema(found.operation);
  if (!schema) {
    if (exchange.body !== undefined && exchange.body !== '')
      notes.problems.push('request: has a body, which this operation does not take');
    return;
  }
  const isMail = found.name.endsWith('/sendMail');
  if (isMail && exchange.requestHeaders?.['content-type']?.startsWith('text/plain')) {
    checkMime(notes, exchange.body);
    return;
  }
  const given = objectOf(exchange.body);
  if (!given) return void notes.problems.push('request: must be an object');
  const body = isMail ? asSchema(notes, given) : withoutIds(notes, given);
  if (schema.$ref) strictly(notes, schema.$ref.split('/').at(-1) ?? '', body, 'request');
  else checkInline(notes, schema, body);
  lacking(notes, required?.request ?? [], body, 'request');
};
