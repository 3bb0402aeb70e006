import { createRequire } from 'node:module';
import type { Card } from './card.js';

/** As much of the library as we use. Its own types import TypeScript sources, which do not compile under our settings. */
type Templating = {
  readonly Template: new (json: unknown) => { expand(context: { readonly $root: object }): unknown };
};
const require = createRequire(import.meta.url);
const { Template } = require('adaptivecards-templating') as Templating;

/** What a placeholder may stand for: a plain value, or a finished list. Never a lone object, which would become a part of the card. */
type Value = string | number | boolean | readonly object[];

/**
 * Compiles a template once and returns what fills it. A template holds no logic: `${name}` for a value, and `$data` with
 * the name of a finished list for what is repeated. A value that is missing, or a text that is none, throws: it is a bug
 * of ours, and must not reach people as `${name}` on a card. The data is expanded once only, so `${…}` in it stays text.
 */
export const template = <Data extends Readonly<Record<keyof Data, Value>>>(json: unknown): ((data: Data) => Card) => {
  refuseLogic(json, 'card');
  const compiled = new Template(json);
  return (data) => {
    refuseGaps(json, data, 'card');
    return compiled.expand({ $root: data }) as Card;
  };
};

const PLACEHOLDER = /\$\{([A-Za-z]\w*)\}/g;
const LIST = /^\$\{([A-Za-z]\w*)\}$/;

const isObject = (node: unknown): node is Readonly<Record<string, unknown>> =>
  typeof node === 'object' && node !== null && !Array.isArray(node);

const refuseLogic = (node: unknown, at: string): void => {
  if (typeof node === 'string' && node.replace(PLACEHOLDER, '').includes('${'))
    throw new Error(`The template computes something at ${at}: ${node}. Let the presenter do it.`);
  if (Array.isArray(node)) node.forEach((item, n) => refuseLogic(item, `${at}[${n}]`));
  if (!isObject(node)) return;
  if ('$when' in node)
    throw new Error(`The template decides something at ${at}. Let the presenter pass a list instead.`);
  for (const [key, value] of Object.entries(node)) refuseLogic(value, `${at}.${key}`);
};

const refuseGaps = (node: unknown, data: unknown, at: string): void => {
  if (typeof node === 'string') {
    for (const [, name = ''] of node.matchAll(PLACEHOLDER)) {
      const value = isObject(data) ? data[name] : undefined;
      if (value === undefined || value === null) throw new Error(`Nothing was passed for \${${name}} at ${at}.`);
      // An object in place of a text would be taken for a part of the card.
      if (at.endsWith('.text') && typeof value !== 'string') throw new Error(`\${${name}} at ${at} is not a text.`);
    }
  } else if (Array.isArray(node)) {
    node.forEach((item, n) => refuseGaps(item, data, `${at}[${n}]`));
  } else if (isObject(node)) {
    for (const scope of scopesOf(node, data, at))
      for (const [key, value] of Object.entries(node)) if (key !== '$data') refuseGaps(value, scope, `${at}.${key}`);
  }
};

/** The data that a part of the template is filled with: once, or once for each item of its list. */
const scopesOf = (node: Readonly<Record<string, unknown>>, data: unknown, at: string): readonly unknown[] => {
  if (!('$data' in node)) return [data];
  const name = LIST.exec(String(node['$data']))?.[1] ?? '';
  const list = isObject(data) ? data[name] : undefined;
  if (!Array.isArray(list)) throw new Error(`Nothing to repeat was passed for ${String(node['$data'])} at ${at}.`);
  return list;
};
