import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Activity,
  type ConversationReference,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { AuthenticationConstants, ClaimsIdentity } from 'botframework-connector';
import { KeptConnectors } from './kept-connectors.js';

/** The bot's own registration; absent in local mode, where nobody asks for a token. */
export type BotIdentity = {
  readonly appId: string;
  readonly tenantId: string;
} & ({ readonly type: 'SingleTenant'; readonly password: string } | { readonly type: 'UserAssignedMSI' });

type Turn = (context: TurnContext) => Promise<void>;

/** The SDK's adapter, with who speaks decided by our gate before it is reached (docs/decisions tells why). */
export class TeamsAdapter extends CloudAdapter {
  readonly #authentication: ConfigurationBotFrameworkAuthentication;
  readonly #ofOurAccord: CloudAdapter;
  readonly #appId: string;

  constructor(identity: BotIdentity | undefined) {
    const settings = settingsFor(identity);
    const authentication = new ConfigurationBotFrameworkAuthentication(...settings);
    super(authentication);
    this.#authentication = authentication;
    this.#ofOurAccord = new CloudAdapter(new KeptConnectors(...settings));
    this.#appId = identity?.appId ?? '';
  }

  /** Runs a turn for an activity that the gate admitted; returns what an invoke is answered with. */
  run(activity: Activity, turn: Turn): Promise<InvokeResponse | undefined> {
    const claimsIdentity = new ClaimsIdentity(
      [
        { type: AuthenticationConstants.AudienceClaim, value: this.#appId },
        { type: AuthenticationConstants.AppIdClaim, value: this.#appId },
        { type: AuthenticationConstants.ServiceUrlClaim, value: activity.serviceUrl },
      ],
      'Bearer',
    );
    const admitted = {
      audience: AuthenticationConstants.ToChannelFromBotOAuthScope,
      claimsIdentity,
      connectorFactory: this.#authentication.createConnectorFactory(claimsIdentity),
    };
    return this.processActivity(admitted, activity, turn);
  }

  /**
   * Posts into a channel: a thread of its own begins with this message. Returns the thread's conversation, whose id ends with
   * the message's own: `19:…@thread.tacv2;messageid=1700000000000`.
   */
  async post(
    serviceUrl: string,
    to: { channel: string; tenantId: string },
    activity: Partial<Activity>,
  ): Promise<string> {
    const audience = this.#appId === '' ? '' : AuthenticationConstants.ToChannelFromBotOAuthScope;
    const parameters = {
      isGroup: true,
      tenantId: to.tenantId,
      channelData: { channel: { id: to.channel }, tenant: { id: to.tenantId } },
      activity: activity as Activity,
      bot: { id: '', name: '' },
    };
    let thread = '';
    const begun: Turn = async (context) => {
      thread = context.activity.conversation.id;
    };
    await this.#ofOurAccord.createConversationAsync(this.#appId, 'msteams', serviceUrl, audience, parameters, begun);
    return thread;
  }

  /** Runs a turn of our own accord in a conversation known from before. */
  proactively(reference: Partial<ConversationReference>, turn: Turn): Promise<void> {
    return this.#ofOurAccord.continueConversationAsync(this.#appId, reference, turn);
  }
}

type Settings = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>;

const settingsFor = (identity: BotIdentity | undefined): Settings => {
  if (!identity) return [{}];
  const { appId, type, tenantId } = identity;
  return [
    { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId },
    new ConfigurationServiceClientCredentialFactory({
      MicrosoftAppId: appId,
      MicrosoftAppType: type,
      MicrosoftAppTenantId: tenantId,
      ...(identity.type === 'SingleTenant' && { MicrosoftAppPassword: identity.password }),
    }),
  ];
};
