import { descriptions, type Operation, type Schema } from './pack.js';

/** Finding the operation a request belongs to, and the type its body has. */

export type Found = { readonly name: string; readonly operation: Operation };

const isParameter = (part: string): boolean => part.startsWith('{');

/** As in `find(domainName='{domainName}')`: what stands around the parameter is the function. */
const isCall = (part: string, given: string): boolean => {
  const [before = '', after] = part.split(/\{\w+\}/);
  const value = given.slice(before.length, given.length - (after?.length ?? 0));
  return after !== undefined && value !== '' && given === before + value + after;
};

const fits = (template: string, path: string): boolean => {
  const wanted = template.split('/');
  const given = path.split('/');
  // A person may be called anything but $ref: what begins with a dollar is a word of OData's.
  return (
    wanted.length === given.length &&
    wanted.every((part, at) =>
      isParameter(part)
        ? given[at] !== '' && !given[at]?.startsWith('$')
        : part === given[at] || isCall(part, decodeURIComponent(given[at] ?? '')),
    )
  );
};

/** The operation of the published description; undefined where it has none. */
export const operationOf = (method: string, path: string): Found | undefined => {
  const plain = path.replaceAll('/microsoft.graph.', '/graph.');
  const { paths } = descriptions().openapi;
  const templates = Object.keys(paths).filter((template) => fits(template, plain));
  const template = templates.sort((one, other) => one.split('{').length - other.split('{').length)[0];
  const operation = template === undefined ? undefined : paths[template]?.[method.toLowerCase()];
  return template !== undefined && operation ? { name: `${method} ${template}`, operation } : undefined;
};

/** Query options the operation takes. */
export const optionsOf = (operation: Operation): readonly string[] =>
  (operation.parameters ?? []).map(
    ({ $ref, name }) => name ?? descriptions().openapi.components.parameters[$ref?.split('/').at(-1) ?? '']?.name ?? '',
  );

const nameIn = (schema: Schema | undefined): string | undefined => schema?.$ref?.split('/').at(-1);

export const requestSchema = (operation: Operation): Schema | undefined =>
  operation.requestBody?.content?.['application/json']?.schema;

/** Whether a value of this schema is a list of strings. */
export const isListOfStrings = (schema: Schema | undefined): boolean =>
  schema?.type === 'array' && schema.items?.type === 'string';

/** The type of a successful answer, or of its items. */
export const answerType = (
  operation: Operation,
): { readonly name: string; readonly many: boolean } | 'strings' | undefined => {
  const schema = operation.responses['2XX']?.content?.['application/json']?.schema;
  const name = nameIn(schema);
  if (name === undefined)
    return schema?.allOf?.some((part) => isListOfStrings(part.properties?.['value'])) ? 'strings' : undefined;
  const parts = descriptions().openapi.components.schemas[name]?.allOf ?? [];
  const items = parts.map((part) => part.properties?.['value']?.items).find((one) => one !== undefined);
  // An item of a delta query is what it is, and besides perhaps removed.
  const item = nameIn(items) ?? items?.allOf?.map(nameIn).find((one) => one !== undefined);
  return item === undefined ? { name, many: false } : { name: item, many: true };
};
