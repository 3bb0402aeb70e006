import { addressesIn } from './understanding/addresses.js';
import { emergencyIn, type EmergencyWish } from './understanding/emergencies.js';
import { commandOf, nearestCommand, type Command } from './understanding/commands.js';
import { partsOf, type Hints, type Parts } from './understanding/invite.js';
import { LONGEST_LINE, lineOf, saysNothing } from './understanding/line.js';

export type { Hints, Parts } from './understanding/invite.js';

type WithRest = 'answer' | 'remind' | 'delegate' | 'digest' | 'guest';

/** What one typed message says. */
export type Understood =
  | ({ readonly command: 'invite' } & Parts)
  /** `which` is a name or an address, as typed. */
  | { readonly command: 'withdraw'; readonly which?: string }
  | { readonly command: 'language'; readonly to?: string }
  /** `rest`: what follows the word, as typed; absent where nothing does. */
  | { readonly command: WithRest; readonly rest?: string }
  | { readonly command: 'emergency'; readonly wish: EmergencyWish }
  | { readonly command: Exclude<Command, 'invite' | 'withdraw' | 'language' | WithRest> }
  /** Empty, emoji alone, or nothing but a mention. */
  | { readonly command: 'nothing' }
  | { readonly command: 'too-long'; readonly length: number }
  /** `suggestion` is the word of a command that may have been meant. */
  | { readonly command: 'unknown'; readonly line: string; readonly suggestion?: string };

/** Reads a message in English or Chinese. Never throws; what it cannot place is `unknown`. */
export const understand = (text: string, hints: Hints): Understood => {
  // Before anything else looks at it: patterns over a very long text cost time.
  if (text.length > LONGEST_LINE) return { command: 'too-long', length: text.length };
  const line = lineOf(text);
  if (saysNothing(line)) return { command: 'nothing' };
  const wish = emergencyIn(line);
  if (wish) return { command: 'emergency', wish };
  const said = commandOf(line);
  if (!said) return withoutCommand(line, hints);
  const { command, rest } = said;
  switch (command) {
    case 'invite':
      return { command, ...partsOf(rest, hints) };
    case 'withdraw':
      return rest === '' ? { command } : { command, which: rest };
    case 'language':
      return rest === '' ? { command } : { command, to: rest };
    case 'answer':
    case 'remind':
    case 'delegate':
    case 'digest':
    case 'guest':
      return rest === '' ? { command } : { command, rest };
    default:
      return { command };
  }
};

/** A line that begins with an address is an invitation; any other with one probably means to be. */
const withoutCommand = (line: string, hints: Hints): Understood => {
  const [address] = addressesIn(line);
  if (address?.from === 0 && address.address.includes('@')) return { command: 'invite', ...partsOf(line, hints) };
  const suggestion =
    nearestCommand(line) ??
    (address?.address.includes('@') ? (/\p{Script=Han}/u.test(line) ? '邀请' : 'invite') : undefined);
  return { command: 'unknown', line, ...(suggestion && { suggestion }) };
};
