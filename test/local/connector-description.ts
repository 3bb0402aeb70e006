import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { default as formats } from 'ajv-formats';

const FILE = join(process.env['DESCRIPTIONS'] ?? join('..', 'shared'), 'teams', 'bot-connector.swagger.json');

type Ref = { readonly $ref?: string; readonly type?: string; readonly items?: Ref };
type Swagger = {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly responses: Readonly<Record<string, { readonly schema?: Ref }>> }>>
    >
  >;
  readonly definitions: Readonly<Record<string, { readonly properties?: object }>>;
};

/** What Teams says of a person beyond the Bot Framework's description: its TeamsChannelAccount. */
const TEAMS_ALSO_SAYS: Readonly<Record<string, readonly string[]>> = {
  ChannelAccount: ['email', 'userPrincipalName', 'tenantId', 'userRole'],
};

/** Nothing in the description is required; these are what callers rely on. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  ConversationResourceResponse: ['id'],
  ChannelAccount: ['id', 'name', 'aadObjectId'],
  PagedMembersResult: ['members'],
  ErrorResponse: ['error'],
  Error: ['code', 'message'],
};

const strict = (definitions: Swagger['definitions']): object =>
  Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => {
      const extra = Object.fromEntries((TEAMS_ALSO_SAYS[name] ?? []).map((property) => [property, { type: 'string' }]));
      const properties = { ...definition.properties, ...extra };
      return [
        name,
        {
          ...definition,
          properties,
          additionalProperties: Object.keys(properties).length === 0,
          required: REQUIRED[name] ?? [],
        },
      ];
    }),
  );

/** Holds the connector's answers to Microsoft's description of it, where that is at hand. */
export const createConnectorDescription = () => {
  if (!existsSync(FILE))
    return {
      missing: `no ${FILE}: set DESCRIPTIONS to the folder with Microsoft's descriptions`,
      checked: () => 0,
      check: () => undefined,
    };
  const swagger = JSON.parse(readFileSync(FILE, 'utf8')) as Swagger;
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  const definitions = strict(swagger.definitions);
  let checked = 0;

  const described = (method: string, path: string): string | undefined =>
    Object.keys(swagger.paths)
      .filter((template) => method.toLowerCase() in (swagger.paths[template] ?? {}))
      .find((template) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path));

  const check = (method: string, path: string, status: number, body: unknown): void => {
    const template = described(method, path);
    assert.ok(template, `${method} ${path} is in the connector's description`);
    const responses = swagger.paths[template]?.[method.toLowerCase()]?.responses ?? {};
    // A deletion is described by its errors alone.
    const response = responses[String(status)] ?? (status >= 400 ? responses['default'] : undefined);
    if (!response?.schema) {
      assert.ok(method === 'DELETE' && body === undefined, `${method} ${template} may answer ${status}`);
      return;
    }
    const validate = ajv.compile({ definitions, ...response.schema });
    assert.ok(
      validate(body),
      `${method} ${template} ${status}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(body)}`,
    );
    checked += 1;
  };
  return { missing: undefined, checked: () => checked, check };
};
