import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { findProblemsApart, IDENTITY_VARIABLES, identitiesIn } from './config-identities.js';
import { RECORD_VARIABLES, recordIn, type RecordConfig } from './config-record.js';
import { LOG_LEVELS, type LogLevel } from './kernel/log.js';
import { isLoopback, LOOPBACK_HOSTS } from './kernel/loopback.js';
import { failed, ok, type Result } from './kernel/result.js';
import type { Identities } from './graph/credential.js';
import type { BotIdentity } from './teams/adapter.js';

/** Everything the environment says, checked. Paths are absolute, addresses without a slash at the end. */
export type Config = {
  /** `local`: no identity is configured; everything stays on loopback. `teams`: the real thing, nothing local is reachable. */
  readonly mode: 'local' | 'teams';
  readonly host: '127.0.0.1' | '0.0.0.0';
  readonly port: number;
  /** Present where the local tenant is to run inside this process: local mode without a `GRAPH_BASE_URL`. */
  readonly localTenant?: { readonly port: number };
  /** Absent in local mode alone. */
  readonly bot?: BotIdentity;
  /** The one tenant whose people may talk to the bot, and in which it invites. */
  readonly tenantId: string;
  readonly database: Database;
  readonly dataDir: string;
  readonly graph: { readonly baseUrl: string; readonly identities: Identities };
  readonly policyFile: string;
  readonly mailSender: string;
  readonly publicUrl?: string;
  readonly logLevel: LogLevel;
  readonly record: RecordConfig;
  /** Host names (as `URL.hostname` gives them) an activity's serviceUrl may have; any other would be handed the bot's token. */
  readonly serviceHosts: readonly string[];
  /** The `id` of the Teams manifest, by which our app is found in the tenant's catalogue. */
  readonly teamsAppId: string;
};

export type Database =
  | { readonly kind: 'embedded'; readonly folder: string; readonly evenInProduction: boolean }
  | { readonly kind: 'postgres'; readonly url: string };

/** One thing that is wrong with the environment: which variable, what is the matter, where the right value is found. */
export type ConfigProblem = { readonly variable: string; readonly problem: string; readonly remedy: string };

/** The tenant that src/local plays, and the id under which our app stands in its catalogue. */
const LOCAL_TENANT = '7e4a0001-0000-4000-8000-00000000c0de';
const LOCAL_TEAMS_APP = '00000000-6775-4573-8000-006c69737431';

/** Teams' own connectors in the commercial cloud, as Microsoft's Teams SDK lists them under "Service URL validation". */
const TEAMS_HOSTS = [
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
];

const GRAPH = 'https://graph.microsoft.com';
const NATIONAL_GRAPHS = [
  'graph.microsoft.us',
  'dod-graph.microsoft.us',
  'microsoftgraph.chinacloudapi.cn',
  'graph.microsoft.de',
];

const guid = z.guid('is not an id of the form 00000000-0000-0000-0000-000000000000');
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a port number')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, 'is not a port between 1 and 65535');
const address = z.url({ protocol: /^https?$/, error: 'is not an address that begins with https://' });
const appType = z.enum(['SingleTenant', 'UserAssignedMSI'], {
  error: ({ input }) =>
    input === 'MultiTenant'
      ? 'is MultiTenant, which Microsoft has not offered for new bots since 2025-07-31'
      : 'is neither SingleTenant nor UserAssignedMSI, in exactly this spelling',
});
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'is not an address that begins with postgresql://' });

const at = <S extends z.ZodType>(remedy: string, schema: S): S => schema.describe(remedy);

/** What each variable may be, one by one, and where its value is found. How they must agree is asked further down. */
const variables = z.object({
  MicrosoftAppType: at('Azure portal → your Azure Bot → Configuration → Bot Type.', appType.optional()),
  MicrosoftAppId: at('Azure portal → your Azure Bot → Configuration → Microsoft App ID.', guid.optional()),
  MicrosoftAppPassword: at(
    "Entra admin center → App registrations → the bot's → Certificates & secrets: the value of a client secret.",
    z.string().optional(),
  ),
  MicrosoftAppTenantId: at('Azure portal → your Azure Bot → Configuration → App Tenant ID.', guid.optional()),
  TEAMS_APP_ID: at("The manifest's id in Teams; leave it out where that is the bot's own id.", guid.optional()),
  AZURE_TENANT_ID: at('Entra admin center → Overview → Tenant ID.', guid.optional()),
  AZURE_CLIENT_ID: at(
    'Entra admin center → App registrations → the one for Microsoft Graph → Application (client) ID.',
    guid.optional(),
  ),
  ...IDENTITY_VARIABLES,
  ...RECORD_VARIABLES,
  DATABASE_URL: at('postgresql://user:password@host:5432/guestlist, from whoever runs it.', databaseUrl.optional()),
  GUESTLIST_EMBEDDED_IN_PRODUCTION: at(
    'Say 1 only if losing the database in a power cut would be acceptable; otherwise set DATABASE_URL.',
    z.enum(['0', '1'], 'is neither 0 nor 1').default('0'),
  ),
  DATA_DIR: at('A folder this process may write to; .data if left out.', z.string().default('.data')),
  PORT: at('A free port; 3978 if left out.', port.default(3978)),
  LOCAL_PORT: at('A free port other than PORT; 3979 if left out.', port.default(3979)),
  GRAPH_BASE_URL: at(
    `Leave it out: ${GRAPH} is meant. In local mode it may name a local tenant that runs by itself on this machine.`,
    address.optional(),
  ),
  POLICY_FILE: at('The path of your rules; copy policy.sample.yaml, which explains itself.', z.string().optional()),
  MAIL_SENDER: at(
    'The address of the mailbox that writes to guests, for example guestlist@yourcompany.com.',
    z.email('is not an e-mail address').optional(),
  ),
  PUBLIC_URL: at(
    'The https address at which Azure Bot Service reaches this server, without a path.',
    address.optional(),
  ),
  LOG_LEVEL: at('Leave it out for info.', z.enum(LOG_LEVELS, `is none of ${LOG_LEVELS.join(', ')}`).optional()),
});
type Variable = keyof z.input<typeof variables>;
type Parsed = z.output<typeof variables>;
type Given = Readonly<Record<string, string>>;
type Add = (variable: Variable, problem: string, remedy?: string) => void;

const IDENTITY = ['MicrosoftAppType', 'MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'] as const;
const NEEDED_IN_TEAMS = [
  'MicrosoftAppType',
  'MicrosoftAppId',
  'MicrosoftAppTenantId',
  'POLICY_FILE',
  'MAIL_SENDER',
] as const;

/** Reads the environment once and says all that is wrong with it at once. An empty variable counts as one left out. */
export const readConfig = (env: NodeJS.ProcessEnv): Result<Config, readonly ConfigProblem[]> => {
  const given: Given = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const problems: ConfigProblem[] = [];
  const add: Add = (variable, problem, remedy = variables.shape[variable].description ?? '') =>
    problems.push({ variable, problem, remedy });

  const parsed = variables.safeParse(given);
  for (const issue of parsed.error?.issues ?? []) add(issue.path[0] as Variable, issue.message);
  const mode = IDENTITY.some((name) => given[name] !== undefined) ? 'teams' : 'local';
  findMisspelt(given, add);
  findDatabaseProblems(given, add);
  findAddressProblems(given, mode, add);
  findProblemsApart(given, add);
  if (mode === 'teams') findIdentityProblems(given, add);
  else findLocalProblems(given, add);

  if (!parsed.success || problems.length > 0) return failed(problems);
  return ok(mode === 'teams' ? teamsConfig(parsed.data) : localConfig(parsed.data));
};

/** For a terminal: every problem with its remedy. */
export const describeProblems = (problems: readonly ConfigProblem[]): string =>
  [
    `The configuration cannot be used. To put right, in the environment or in .env (${problems.length}):`,
    ...problems.map(({ variable, problem, remedy }) => `  ${variable} ${problem}.\n      → ${remedy}`),
  ].join('\n');

/** Adds what a `.env` file says to the environment; what is set already stays as it is. */
export const loadDotEnv = (file = '.env'): void => {
  if (existsSync(file)) process.loadEnvFile(file);
};

/** MicrosoftAppID or MICROSOFT_APP_ID would be passed over in silence, and with it all authentication. */
const findMisspelt = (given: Given, add: Add): void => {
  for (const name of Object.keys(given)) {
    const meant = IDENTITY.find((known) => known.toLowerCase() === name.replaceAll('_', '').toLowerCase());
    if (meant !== undefined && given[meant] === undefined)
      add(meant, `is spelt ${name}`, `Name it ${meant}, as Microsoft's SDK does.`);
  }
};

const findDatabaseProblems = (given: Given, add: Add): void => {
  const trial = given.DATABASE_URL === undefined && given.GUESTLIST_EMBEDDED_IN_PRODUCTION !== '1';
  if (given.NODE_ENV === 'production' && trial)
    add('DATABASE_URL', 'is missing while NODE_ENV is production; a power cut can ruin the embedded database');
};

const findIdentityProblems = (given: Given, add: Add): void => {
  for (const name of NEEDED_IN_TEAMS) if (given[name] === undefined) add(name, 'is missing');
  const type = given.MicrosoftAppType;
  const password = given.MicrosoftAppPassword;
  if (type === 'SingleTenant' && password === undefined)
    add('MicrosoftAppPassword', 'is missing, and a SingleTenant bot needs it');
  if (type === 'UserAssignedMSI' && password !== undefined)
    add(
      'MicrosoftAppPassword',
      'is set, but a managed identity has none',
      'Remove it, or set MicrosoftAppType to SingleTenant.',
    );

  // @azure/identity passes over a half-set credential in silence and tries the next one in its chain.
  const proof = ['AZURE_CLIENT_SECRET', 'AZURE_CLIENT_CERTIFICATE_PATH'].find((name) => given[name] !== undefined);
  if (proof !== undefined)
    for (const name of ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID'] as const)
      if (given[name] === undefined) add(name, `is missing beside ${proof}`);
  const [bots, graphs] = [given.MicrosoftAppTenantId, given.AZURE_TENANT_ID];
  if (bots !== undefined && graphs !== undefined && bots.toLowerCase() !== graphs.toLowerCase())
    add('AZURE_TENANT_ID', 'names another tenant than MicrosoftAppTenantId', 'Both are the tenant your people are in.');
};

const findLocalProblems = (given: Given, add: Add): void => {
  if (given.NODE_ENV === 'production')
    add(
      'MicrosoftAppId',
      'is missing while NODE_ENV is production; without it nobody would have to prove who they are',
    );
  if (given.GRAPH_BASE_URL === undefined && (given.PORT ?? '3978') === (given.LOCAL_PORT ?? '3979'))
    add('LOCAL_PORT', 'is the same as PORT');
};

const findAddressProblems = (given: Given, mode: Config['mode'], add: Add): void => {
  const site = urlOf(given.PUBLIC_URL);
  if (site !== undefined && site.protocol !== 'https:' && !(mode === 'local' && isLoopback(site.hostname)))
    add('PUBLIC_URL', 'is not https');
  const graph = urlOf(given.GRAPH_BASE_URL);
  const trouble = graph && (mode === 'local' ? troubleWithLocalGraph(graph) : troubleWithGraph(graph));
  if (trouble !== undefined) add('GRAPH_BASE_URL', trouble);
};

const troubleWithLocalGraph = (url: URL): string | undefined => {
  if (!isLoopback(url.hostname)) return 'is not on this machine, and local mode talks to nothing else';
  return url.pathname === '/' ? undefined : 'has a path; the version is added by the program';
};

const troubleWithGraph = (url: URL): string | undefined => {
  if (NATIONAL_GRAPHS.includes(url.hostname)) return 'is of another cloud; only the commercial one is supported';
  if (url.protocol !== 'https:') return 'is not https, and a token would travel in the open';
  if (url.origin !== GRAPH) return 'is not Microsoft Graph, and would be handed tokens for it';
  return url.pathname === '/' ? undefined : 'has a path; the version is added by the program';
};

const urlOf = (text: string | undefined): URL | undefined =>
  text !== undefined && URL.canParse(text) ? new URL(text) : undefined;

const sharedConfig = (env: Parsed, folder: string) => ({
  port: env.PORT,
  dataDir: resolve(env.DATA_DIR),
  record: recordIn(env),
  database:
    env.DATABASE_URL === undefined
      ? ({
          kind: 'embedded',
          folder: resolve(join(env.DATA_DIR, folder)),
          evenInProduction: env.GUESTLIST_EMBEDDED_IN_PRODUCTION === '1',
        } as const)
      : ({ kind: 'postgres', url: env.DATABASE_URL } as const),
  ...(env.PUBLIC_URL === undefined ? {} : { publicUrl: env.PUBLIC_URL.replace(/\/+$/, '') }),
});

/** The embedded database of the trial and that of real work lie in different folders: Contoso's guests are nobody's. */
const localConfig = (env: Parsed): Config => ({
  ...sharedConfig(env, 'local'),
  mode: 'local',
  host: '127.0.0.1',
  ...(env.GRAPH_BASE_URL === undefined ? { localTenant: { port: env.LOCAL_PORT } } : {}),
  tenantId: LOCAL_TENANT,
  graph: {
    baseUrl: new URL(env.GRAPH_BASE_URL ?? `http://localhost:${env.LOCAL_PORT}`).origin,
    identities: identitiesIn(env),
  },
  policyFile: resolve(env.POLICY_FILE ?? 'policy.sample.yaml'),
  mailSender: env.MAIL_SENDER ?? 'guestlist@contoso.com',
  logLevel: env.LOG_LEVEL ?? 'warn',
  serviceHosts: LOOPBACK_HOSTS,
  teamsAppId: env.TEAMS_APP_ID ?? LOCAL_TEAMS_APP,
});

const teamsConfig = (env: Parsed): Config => {
  const appId = present(env.MicrosoftAppId);
  const tenantId = present(env.MicrosoftAppTenantId);
  return {
    ...sharedConfig(env, 'teams'),
    mode: 'teams',
    host: '0.0.0.0',
    bot:
      env.MicrosoftAppType === 'UserAssignedMSI'
        ? { appId, tenantId, type: 'UserAssignedMSI' }
        : { appId, tenantId, type: 'SingleTenant', password: present(env.MicrosoftAppPassword) },
    tenantId,
    graph: { baseUrl: GRAPH, identities: identitiesIn(env) },
    policyFile: resolve(present(env.POLICY_FILE)),
    mailSender: present(env.MAIL_SENDER),
    logLevel: env.LOG_LEVEL ?? 'info',
    serviceHosts: TEAMS_HOSTS,
    teamsAppId: env.TEAMS_APP_ID ?? appId,
  };
};

/** For values whose absence was a problem above. */
const present = (value: string | undefined): string => {
  if (value === undefined) throw new Error('A value was used that the checks had not asked for.');
  return value;
};
