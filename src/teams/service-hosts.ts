import { isLoopback } from '../kernel/loopback.js';

/**
 * Whether we may write to this address. A service URL comes with each activity, and whoever stands behind it receives
 * the bot's own token: so only https hosts on the list, and in local mode only loopback, over plain http.
 */
export const createServiceHosts =
  (hosts: readonly string[] | 'loopback') =>
  (serviceUrl: string): boolean => {
    if (!URL.canParse(serviceUrl)) return false;
    const { protocol, hostname, username, password, port } = new URL(serviceUrl);
    if (username !== '' || password !== '') return false;
    if (hosts === 'loopback') return protocol === 'http:' && isLoopback(hostname);
    return protocol === 'https:' && port === '' && hosts.includes(hostname);
  };

export type ServiceHosts = ReturnType<typeof createServiceHosts>;
