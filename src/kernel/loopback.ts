/** This machine, as `URL.hostname` gives it. */
export const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a URL's host name is this machine, so that plain http goes over no wire. */
export const isLoopback = (hostname: string): boolean => LOOPBACK_HOSTS.includes(hostname);
