import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConversation } from '../dialogs/conversation.js';
import { describeProblems, loadDotEnv, readConfig, type Config } from './config.js';
import { announce, complain, endAt, reasonOf } from './console.js';
import { createCredential, createCredentialsApart } from './graph/credential.js';
import { createGraph } from './graph/graph.js';
import { HOUR, SECOND, systemClock, type Clock } from './kernel/clock.js';
import { inTime } from './kernel/in-time.js';
import { createLog, nameOf, type Log } from './kernel/log.js';
import { startLocalTenant } from './local/server.js';
import { chatWith, layoutApproverMail } from './mail/layout-approver.js';
import { layoutStayMail } from './mail/layout-stay.js';
import { layoutMail } from './mail/layout.js';
import { createPost } from './mail/send.js';
import { createPolicyInForce, loadPolicy } from './policy-in-force.js';
import { openDatabase } from './store/database.js';
import { migrate } from './store/migrations.js';
import { createJobs } from './store/jobs.js';
import { createStore } from './store/store.js';
import { TeamsAdapter } from './teams/adapter.js';
import { createBot } from './teams/bot.js';
import { createChannels } from './teams/channels.js';
import { createChats } from './teams/chats.js';
import { createCourier } from './teams/courier.js';
import { createNotes } from './teams/notes.js';
import { createGate } from './teams/gate.js';
import { createMeet } from './teams/meeting.js';
import { startServer } from './teams/server.js';
import { createStanding } from './teams/standing.js';
import { createPacing } from './teams/pacing.js';
import { createServiceHosts } from './teams/service-hosts.js';
import { createSettle } from './teams/settling.js';
import { createTokenCheck, type TokenCheck } from './teams/token.js';
import { createTurns } from './teams/turns.js';
import { createGuestViews } from './workflow/guest-views.js';
import { createHandlers } from './workflow/handlers.js';
import { createRights } from './workflow/rights.js';
import { createRulesNews } from './workflow/rules-news.js';
import { createSubmit } from './workflow/submit.js';
import { createSweep } from './workflow/sweep.js';
import { createWorkflow } from './workflow/use-cases.js';
import { createViewing } from './workflow/viewing.js';
import type { Store } from './workflow/ports.js';

export interface App {
  readonly port: number;
  /** How often a call without an idempotency key was made again since this database exists: no more than so often it came twice. */
  readonly repeated: Readonly<Record<'invitation' | 'mail', number>>;
  /** Says that it is not ready, and serves on until whatever sends requests here has noticed. Before `stop`, where others go on. */
  leave(): Promise<void>;
  stop(): Promise<void>;
}

/** What cannot be used, in words for whoever starts the server. */
export class CannotStart extends Error {}

/** Which parts of it run here. Replicas share the database: what one does not work off, another does. */
export type Parts = {
  readonly jobs: boolean;
  /** In place of the connector's own keys: whoever attacks our door has to have keys to attack it with. */
  readonly token?: TokenCheck;
};

/** config → store → graph, mail, courier → workflow → bot → workers → server; stopped in the reverse, also half-way. */
export const start = async (
  config: Config,
  clock: Clock = systemClock,
  parts: Parts = { jobs: true },
): Promise<App> => {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    return { ...(await assemble(config, clock, parts, (one) => stops.push(one))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** `onStop` is told, as each part begins, how it ends. */
const assemble = async (
  config: Config,
  clock: Clock,
  parts: Parts,
  onStop: (stop: () => Promise<void>) => void,
): Promise<Omit<App, 'stop'>> => {
  const log = createLog(config.logLevel);
  const first = await loadPolicy(config.policyFile);
  if (!first.ok) throw new CannotStart(['The policy cannot be used:', ...first.error].join('\n  '));
  if (config.record.key && !config.record.key.sign)
    throw new CannotStart('AUDIT_KEY is a public key, which signs nothing. Set it to the private one.');
  const inForce = createPolicyInForce(config.policyFile, first.value);
  const policy = () => inForce.current();
  if (config.localTenant) {
    const tenant = await startTenant(config, config.localTenant.port, log);
    onStop(() => tenant.close());
  }

  const database = await openDatabase(config.database, log);
  onStop(() => database.close());
  await migrate(database);
  const jobs = createJobs(database, log, clock);
  const store = createStore(database, jobs, clock, { ...config.record, rules: () => policy().hash });
  // What was written since the last pass does not wait for the next start to be chained, and signed.
  onStop(() => lastPlaces(store, clock, log));
  onStop(() => jobs.stop());
  await jobs.start();

  const signIn = { mode: config.mode, graphBaseUrl: config.graph.baseUrl, tenantId: config.tenantId };
  const graph = createGraph({
    baseUrl: config.graph.baseUrl,
    credential: createCredential(signIn),
    apart: createCredentialsApart(signIn, config.graph.identities),
    teamsAppId: config.teamsAppId,
    tenantId: config.tenantId,
    log,
  });
  const { directory, packages } = graph;
  const post = createPost({
    sender: config.mailSender,
    company: () => policy().company.name,
    layout: (mail) => layoutMail(mail, policy().company),
    layoutForApprover: (mail) => layoutApproverMail(mail, policy().company, { chatUrl: chatOf(config) }),
    layoutForStay: (mail) => layoutStayMail(mail, policy().company),
    sendMime: graph.sendMime,
  });
  const serviceHosts = createServiceHosts(config.mode === 'local' ? 'loopback' : config.serviceHosts);
  const adapter = new TeamsAdapter(config.bot);
  const zone = () => policy().zone;
  const ways = { adapter, pacing: createPacing(), directory, zone, tenantId: config.tenantId, ...addresses(config) };
  const chats = createChats({ ...ways, store, serviceHosts });
  const courier = createCourier({ store, chats, channels: createChannels(ways), zone, log });

  const submit = createSubmit(store, clock);
  const rights = createRights({ store, directory, policy, clock });
  const viewing = createViewing(store, clock, policy);
  const guestViews = createGuestViews({ store, directory, rights, clock });
  const needs = { store, directory, packages, post, courier, rights, submit, viewing, guestViews, clock, log, policy };
  const workflow = createWorkflow(needs);
  const handlers = createHandlers({ ...needs, defaultLanding: landing(config) });
  const sweep = createSweep({ ...needs, ...(config.mode === 'local' ? AT_HAND : IN_TEAMS) });

  const notes = createNotes(store.documents);
  const settle = createSettle({ store, clock, log });
  const conversation = createConversation({
    workflow,
    clock,
    storage: notes.storage,
    writeDown: () => notes.writeDown(),
    rememberReceipt: async (holder, nominationId, conversationId, activityId) => {
      await store.cards.remember({
        about: nominationId,
        holder,
        kind: 'receipt',
        conversationId,
        activityId,
        shows: '',
      });
    },
    settle,
    showList: async (personId) => {
      const list = await workflow.approvalsOf(personId);
      if (list.items.length > 0) await courier.list(personId, list);
      return list.items.length;
    },
    showGuests: async (personId, meant) => {
      const list = await (meant === undefined ? workflow.guestsOf(personId) : workflow.guestsNamed(personId, meant));
      if (list.items.length > 0) await courier.list(personId, list);
      return list.items.length;
    },
    setLanguage: async (personId, language) => {
      const known = await store.people.read(personId);
      if (known) await store.people.meet({ person: known.person, language });
    },
  });
  const bot = createBot({
    workflow,
    conversation,
    settle,
    store,
    chats,
    meet: createMeet({ store, standing: createStanding(directory, clock), zone }),
    turns: createTurns(notes),
    log,
  });
  const gate = createGate({
    serviceHosts,
    tenantId: config.tenantId,
    log,
    ...(parts.token
      ? { token: parts.token }
      : config.bot && { token: createTokenCheck({ appId: config.bot.appId, log }) }),
  });
  const ready = async () => (jobs.ready() || !parts.jobs) && (await database.ping());
  if (parts.jobs) {
    await jobs.work(handlers);
    sweep.start();
    onStop(() => sweep.stop());
  }
  const news = createRulesNews({ store, rights, courier, log });
  // They are good now, else this would not start; what was told before the last stop is over.
  news.mended();
  inForce.watch({
    changed: (rules) => news.changed(rules),
    mended: () => news.mended(),
    refused: (problems) => {
      complain(['The rules were changed and cannot be used; those in force stay:', ...problems].join('\n  '));
      news.refused(problems);
    },
  });
  onStop(() => inForce.stop());
  const server = await startServer({ host: config.host, port: config.port, gate, adapter, bot, ready, log });
  onStop(() => server.close());

  return { port: server.port, leave: () => server.leave(), repeated: await store.attempts.repeated() };
};

const lastPlaces = async ({ audit }: Store, clock: Clock, log: Log): Promise<void> => {
  const sealing = audit.seal(clock.now()).catch((error: unknown) => {
    log.warn('The last entries of the record are chained by whoever comes next.', { error: nameOf(error) });
  });
  await inTime(sealing, SECOND / 2);
};

/** How often it is looked what is due, and what changed in the directory. */
const IN_TEAMS = { every: 15 * SECOND, looksEvery: HOUR } as const;
const AT_HAND = { every: SECOND, looksEvery: 30 * SECOND } as const;

const startTenant = (config: Config, port: number, log: Log) =>
  startLocalTenant({
    port,
    botUrl: `http://localhost:${config.port}`,
    dataFolder: join(config.dataDir, 'local-tenant'),
    log,
  });

/** How to write to people we know only through the directory. Teams' address is the one its documentation gives for that. */
const addresses = ({ bot, graph }: Config) =>
  bot
    ? { serviceUrl: 'https://smba.trafficmanager.net/teams/', botId: `28:${bot.appId}` }
    : { serviceUrl: `${graph.baseUrl}/connector/`, botId: '28:guestlist-local' };

/** Where somebody finds the chat with the bot who cannot be written to there. */
const chatOf = ({ bot, graph }: Config): string => (bot ? chatWith(bot.appId) : `${graph.baseUrl}/`);

/** Where a guest arrives who was given nothing with a place of its own: what they may use in this tenant. */
const landing = ({ bot, graph, tenantId }: Config): string =>
  bot ? `https://myapplications.microsoft.com/?tenantid=${tenantId}` : `${graph.baseUrl}/landing`;

const main = async (): Promise<void> => {
  process.on('uncaughtException', endAt);
  loadDotEnv();
  const config = readConfig(process.env);
  if (!config.ok) throw new CannotStart(describeProblems(config.error));
  const starting = start(config.value);
  // From the first moment on: whoever looks after it may change their mind before it is there.
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    const app = await starting;
    // Whoever presses Ctrl-C does not want to wait for a balancer.
    if (signal === 'SIGTERM') await app.leave();
    await app.stop();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.once(signal, () => {
      stop(signal).then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  announce(config.value, await starting);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    complain(error instanceof CannotStart ? error.message : `Guestlist could not start. ${reasonOf(error)}`);
    process.exit(1);
  });
}
