import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** Microsoft's descriptions as they lie beside the project: read where they are, once, and only when asked for. */

export const descriptionsFolder = (): string => resolve(process.env['DESCRIPTIONS'] ?? '../shared');

/** Whether the descriptions are there; a bare clone has none. */
export const descriptionsPresent = (): boolean => existsSync(join(descriptionsFolder(), 'graph', 'openapi.json'));

export type Schema = {
  readonly $ref?: string;
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
};
type Content = { readonly content?: { readonly 'application/json'?: { readonly schema: Schema } } };

export type Operation = {
  readonly parameters?: readonly { readonly $ref?: string; readonly name?: string }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
  readonly 'x-undocumented'?: string;
};

type OpenApi = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, { readonly name: string }>>;
  };
};
type Permissions = {
  readonly operations: Readonly<
    Record<
      string,
      { readonly schemes: { readonly Application?: Readonly<Record<string, { readonly least: boolean }>> } }
    >
  >;
};

export type Pack = {
  readonly openapi: OpenApi;
  readonly permissions: Permissions;
  /** Ids of the known differences: the only exceptions there are. */
  readonly deviations: ReadonlySet<string>;
  /** The closed schema of a type; undefined where the strict schemas have none of that name. */
  strict(name: string): ValidateFunction | undefined;
};

const installation: Content = {
  content: {
    'application/json': { schema: { $ref: '#/components/schemas/microsoft.graph.teamsAppInstallation' } },
  },
};

/** Operations with a page of their own that the description at hand leaves out: /graph/api/team-post-installedapps. */
const LEFT_OUT: OpenApi['paths'] = {
  '/teams/{team-id}/installedApps': {
    post: { requestBody: installation, responses: { '2XX': installation } },
  },
};

let pack: Pack | undefined;

export const descriptions = (): Pack => (pack ??= open());

const open = (): Pack => {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(descriptionsFolder(), 'graph', name), 'utf8'));
  const schemas = read('schemas.json') as { $id: string };
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  formats.default(ajv);
  ajv.addSchema(schemas);
  const openapi = read('openapi.json') as OpenApi;
  return {
    openapi: { ...openapi, paths: { ...LEFT_OUT, ...openapi.paths } },
    permissions: read('permissions.json') as Permissions,
    deviations: new Set(
      (read('deviations.json') as { deviations: readonly { id: string }[] }).deviations.map(({ id }) => id),
    ),
    strict: (name) => ajv.getSchema(`${schemas.$id}#/$defs/${name}`),
  };
};
