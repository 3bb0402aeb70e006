import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  ConnectorFactory,
  type ClaimsIdentity,
  type ConnectorClient,
  type UserTokenClient,
} from 'botframework-connector';

/**
 * For turns of our own accord. The SDK makes two clients for every turn, which takes longer than what is sent with them; they
 * hold nothing of a turn, and renew their tokens themselves, so one of each is kept for each service.
 */
export class KeptConnectors extends ConfigurationBotFrameworkAuthentication {
  readonly #connectors = new Map<string, Promise<ConnectorClient>>();
  #tokens: Promise<UserTokenClient> | undefined;

  override createConnectorFactory(claims: ClaimsIdentity): ConnectorFactory {
    return new Keeping(super.createConnectorFactory(claims), this.#connectors);
  }

  override createUserTokenClient(claims: ClaimsIdentity): Promise<UserTokenClient> {
    const client = (this.#tokens ??= super.createUserTokenClient(claims));
    client.catch(() => (this.#tokens = undefined));
    return client;
  }
}

class Keeping extends ConnectorFactory {
  readonly #making: ConnectorFactory;
  readonly #kept: Map<string, Promise<ConnectorClient>>;

  constructor(making: ConnectorFactory, kept: Map<string, Promise<ConnectorClient>>) {
    super();
    this.#making = making;
    this.#kept = kept;
  }

  override create(serviceUrl: string, audience: string): Promise<ConnectorClient> {
    const key = JSON.stringify([serviceUrl, audience]);
    const client = this.#kept.get(key) ?? this.#making.create(serviceUrl, audience);
    this.#kept.set(key, client);
    client.catch(() => this.#kept.delete(key));
    return client;
  }
}
