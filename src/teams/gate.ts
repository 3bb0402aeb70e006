import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { personId } from '../kernel/ids.js';
import type { Log } from '../kernel/log.js';
import { createRarely } from './rarely.js';
import type { ServiceHosts } from './service-hosts.js';
import type { TokenCheck } from './token.js';

/** Who may come in. What is refused here has caused nothing but this answer. */
export type Admission =
  | { readonly admitted: true; readonly activity: Activity }
  | { readonly admitted: false; readonly status: 400 | 401 | 403; readonly why: string };

export type Gate = (authorization: string | undefined, body: unknown) => Promise<Admission>;

/** What the token is held against, whatever else may be wrong with the rest. */
const route = z.looseObject({ channelId: z.string(), serviceUrl: z.string() });

const account = z.looseObject({ id: z.string() });

/**
 * Ids become parts of addresses that we call; Teams' have a few hundred characters at most, and servers take no address of thousands,
 * nor one with a control character or half of a character in it.
 */
const partOfAddress = z
  .string()
  .max(1000)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);

/** What every activity must have before we look at anything else in it, and what is of one kind where it has it. */
const envelope = z.looseObject({
  type: z.string().min(1),
  channelId: z.literal('msteams'),
  serviceUrl: z.string().min(1),
  id: partOfAddress.optional(),
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  name: z.string().nullish(),
  locale: z.string().nullish(),
  replyToId: partOfAddress.nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string() })).nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
  from: z.looseObject({ id: z.string().min(1), aadObjectId: personId, name: z.string().nullish() }),
  recipient: z.looseObject({ id: z.string().min(1) }),
  conversation: z.looseObject({ id: partOfAddress.min(1), tenantId: z.string().optional() }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }) }),
});

/** `token` is absent in local mode alone, where the server listens on loopback. */
export const createGate = (options: {
  token?: TokenCheck;
  serviceHosts: ServiceHosts;
  tenantId: string;
  log: Log;
}): Gate => {
  const { token, serviceHosts, tenantId, log } = options;
  const warn = createRarely(log);
  return async (authorization, body) => {
    const from = route.safeParse(body);
    const origin = from.success ? from.data : { channelId: '', serviceUrl: '' };
    if (token && !(await token(authorization, origin)))
      return refuse(401, 'A valid token of the Bot Connector service is needed.');
    const parsed = envelope.safeParse(body);
    if (!parsed.success) return refuse(400, `This is no activity of Teams: ${pathsOf(parsed.error)}.`);
    const { channelData, conversation, serviceUrl } = parsed.data;
    if (!serviceHosts(serviceUrl)) {
      // Microsoft may begin to use a new host; whoever reads the log must be able to tell.
      warn('An activity names a service that this bot does not write to.', { host: hostOf(serviceUrl) });
      return refuse(403, 'The serviceUrl is not one that this bot writes to.');
    }
    const tenants = [channelData.tenant.id, conversation.tenantId ?? channelData.tenant.id];
    if (tenants.some((id) => id.toLowerCase() !== tenantId.toLowerCase())) {
      warn('An activity came from another tenant.', {});
      return refuse(403, 'This bot serves one tenant, and the activity comes from another.');
    }
    return { admitted: true, activity: parsed.data as unknown as Activity };
  };
};

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.slice(0, 100) : 'none');

const refuse = (status: 400 | 401 | 403, why: string): Admission => ({ admitted: false, status, why });

/** Names of the fields at fault, never their values. */
const pathsOf = (error: z.ZodError): string => {
  const paths = error.issues.map(({ path }) => path.join('.') || 'the body');
  return `missing or unfit: ${[...new Set(paths)].slice(0, 8).join(', ')}`;
};
