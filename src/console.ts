import type { Config } from './config.js';
import { framesOf, nameOf, withoutAddresses } from './kernel/log.js';

/** What whoever starts the bot reads in the window they started it in. */

export const announce = (
  config: Config,
  app: { readonly port: number; readonly repeated: Readonly<Record<'invitation' | 'mail', number>> },
): void => {
  const lines = config.localTenant
    ? [
        'Guestlist runs on this machine alone, with a made-up company.',
        `  Chat with the bot   http://localhost:${config.localTenant.port}/`,
        `  The guests' mail    http://localhost:${config.localTenant.port}/mail`,
        `  The bot itself      http://localhost:${app.port}/healthz`,
        '  Ctrl-C ends it; what happened is kept in the data folder.',
      ]
    : [`Guestlist serves POST /api/messages on port ${app.port}.`];
  if (config.database.kind === 'embedded')
    lines.push(`  The database is the embedded one: for trying out, one process, not safe against power loss.`);
  const { invitation, mail } = app.repeated;
  if (invitation + mail > 0)
    lines.push(
      `  Sent again so far, for no answer to the first was recorded: ${invitation} invitations, ${mail} mails. At most so many came twice.`,
    );
  console.log(lines.join('\n'));
};

/** Whoever starts the server may read what went wrong; nobody else does. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error) {
    return `Port ${String(error.port)} is taken, perhaps by a Guestlist that still runs. End it, or set PORT and LOCAL_PORT to free ones.`;
  }
  return error.message;
};

/** What containers write to standard error is kept with the log: `npm run policy` says it with the addresses. */
export const complain = (text: string): void => console.error(withoutAddresses(text));

/** Node would print the error's text too, which may quote what people typed. */
export const endAt = (error: unknown): never => {
  const frames = error instanceof Error ? framesOf(error) : [];
  console.error([`Guestlist ends, for nobody had reckoned with this: ${nameOf(error)}.`, ...frames].join('\n'));
  process.exit(1);
};
