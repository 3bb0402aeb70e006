import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml';
import { quoted, type Flaw } from './problem.js';

/** A place in the text, from 1 on, as editors count. */
export type Place = { readonly line: number; readonly column: number };
export type Fault = Flaw & Place;

export type YamlFile = {
  /** What the file says, as plain values; undefined where its form is too broken to tell. */
  readonly value: unknown;
  readonly faults: readonly Fault[];
  placeOf(flaw: Flaw): Place;
};

const FORM =
  'Compare it with policy.sample.yaml: indent with spaces, a space after each colon, and quotes around text that begins with {, *, @ or &.';
const REMEDIES: Readonly<Record<string, readonly [problem: string, remedy: string]>> = {
  DUPLICATE_KEY: ['stands here a second time', 'Keep one of the two.'],
  TAB_AS_INDENT: ['a tab indents this line', 'Indent with spaces.'],
  MULTIPLE_DOCS: ['a second document begins here', 'Remove the line “---”; a policy is one document.'],
  TAG_RESOLVE_FAILED: ['a tag (!) has no meaning here', 'Remove it, or put the text in quotes.'],
};

/** The path of the field whose key stands at this offset. */
const pathOfKey = (document: Document, offset: number): readonly PropertyKey[] => {
  let path: readonly PropertyKey[] = [];
  visit(document, {
    Pair: (_, pair, ancestors) => {
      if (!isScalar(pair.key) || pair.key.range?.[0] !== offset) return undefined;
      const steps = [...ancestors, pair].flatMap((one, at, all): PropertyKey[] => {
        if ('key' in one && isScalar(one.key)) return [String(one.key.value)];
        return isSeq(one) ? [one.items.indexOf(all[at + 1])] : [];
      });
      path = steps;
      return visit.BREAK;
    },
  });
  return path;
};

const offsetOf = (document: Document, { path, atKey }: Flaw): number => {
  let node: Node | null | undefined = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [at, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      const key = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
      node = pair?.value as Node | null | undefined;
      const isBare = isScalar(node) && node.value === null;
      const value = (atKey === true && at === path.length - 1) || isBare ? key : node?.range?.[0];
      offset = value ?? key ?? offset;
    } else if (isSeq(node)) {
      node = node.items[Number(step)] as Node | undefined;
      offset = node?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
};

/** `*.fabrikam.com` without quotes is an alias to YAML: a repetition of something that was never named. */
const strayAliases = (document: Document): readonly { readonly offset: number; readonly text: string }[] => {
  const stray: { offset: number; text: string }[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (!alias.resolve(document)) stray.push({ offset: alias.range?.[0] ?? 0, text: `*${alias.source}` });
    },
  });
  return stray;
};

/** Aliases repeat what they name; a few are handy, a hundred are a mistake or an attack. */
const valuesOf = (document: Document): { readonly value: unknown } | { readonly trouble: string } => {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) };
  } catch (error) {
    return { trouble: error instanceof ReferenceError ? 'its aliases (*) repeat too much' : 'it is nested too deeply' };
  }
};

const LARGEST = 1_000_000;

/** Reads YAML and keeps track of where everything stands. Faults of form are said all at once; doubled keys leave the rest readable. */
export const readYaml = (text: string): YamlFile => {
  const start: Place = { line: 1, column: 1 };
  const broken = (problem: string, remedy = FORM): YamlFile => ({
    value: undefined,
    faults: [{ path: [], problem, remedy, ...start }],
    placeOf: () => start,
  });
  if (text.length > LARGEST) return broken('the file is larger than 1 MB', 'Name the policy file in POLICY_FILE.');

  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  let document: Document;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  } catch {
    return broken('it is nested too deeply');
  }
  const faultOf = (error: YAMLError): Fault => {
    const [problem, remedy] = REMEDIES[error.code] ?? [`this is not YAML: ${error.message.split('\n')[0] ?? ''}`, FORM];
    const path = error.code === 'DUPLICATE_KEY' ? pathOfKey(document, error.pos[0]) : [];
    return { path, problem, remedy, ...place(error.pos[0]) };
  };
  const stray = strayAliases(document).map(({ offset, text: alias }): Fault => ({
    path: [],
    problem: `this is not YAML: ${quoted(alias)} begins with a star`,
    remedy: `Put it in quotes: "${alias}".`,
    ...place(offset),
  }));
  const faults = [...[...document.errors, ...document.warnings].map(faultOf), ...stray];
  if (stray.length > 0 || document.errors.some(({ code }) => code !== 'DUPLICATE_KEY')) {
    // One fault of form sets off others: the first of each line is the one to mend.
    const first = faults.filter(({ line }, at) => faults.findIndex((other) => other.line === line) === at);
    return { value: undefined, faults: first, placeOf: () => start };
  }
  const values = valuesOf(document);
  if ('trouble' in values) return broken(values.trouble);
  return { value: values.value, faults, placeOf: (flaw) => place(offsetOf(document, flaw)) };
};
