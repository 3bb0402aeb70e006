import { drawEmergency, drawEmergencyOutcome } from '../cards/emergency.js';
import { cleanLine } from '../src/kernel/text.js';
import type { Sentence } from '../src/words/words.js';
import type { NotYours } from '../src/workflow/emergency.js';
import { named, quoted } from './naming.js';
import type { Surroundings } from './surroundings.js';
import { told, type Told } from './told.js';
import type { EmergencyWish } from './understanding/emergencies.js';
import type { Reply } from './voice.js';
import type { CardAction } from '../cards/actions.js';
import { unreachable } from '../src/kernel/result.js';

/** `pause inviting`, `stop guests of fabrikam.com` and their ways back: each is said back, and done at the press of a button. */
export const askAboutEmergency = async (wish: EmergencyWish, around: Surroundings): Promise<Told> => {
  const { workflow, person, words, reader } = around;
  const says = words.emergency;
  const refused = await workflow.emergency.refusal(person);
  if (refused) return told(notYours(refused, around));
  switch (wish.wish) {
    case 'pause':
    case 'resume': {
      const pause = await workflow.emergency.paused();
      if (wish.wish === 'pause' && pause) return told(says.alreadyPaused(named(pause.by.name)));
      if (wish.wish === 'resume' && !pause) return told(says.nothingPaused);
      const card = drawEmergency({ asks: wish.wish, ...reasonIn(wish), ...(pause && { pause }) }, reader);
      return { card, summary: says.ask[wish.wish] };
    }
    case 'stop':
    case 'let-in': {
      const { domain } = wish;
      if (!domain) return told(says.noDomain(quoted(wish.said)));
      const found = await workflow.emergency.look(person, wish.wish, domain);
      if (found.outcome === 'not-yours') return told(notYours(found, around));
      if (wish.wish === 'let-in' && found.census.all === 0 && !found.wish) return told(says.nobodyStopped(domain));
      const card = drawEmergency({ asks: wish.wish, found, ...reasonIn(wish) }, reader);
      return { card, summary: says.askGuests[wish.wish](domain) };
    }
    default:
      return unreachable(wish);
  }
};

export type EmergencyAction = Extract<
  CardAction,
  { verb: 'pause-inviting' | 'resume-inviting' | 'stop-guests' | 'let-guests-in' | 'leave-as-is' }
>;

/** A button of such a card. Who may is looked up again: the card may have been drawn long ago, or by somebody else's hand. */
export const pressEmergency = async (action: EmergencyAction, around: Surroundings): Promise<Reply> => {
  const { workflow, person, words, reader } = around;
  const says = words.emergency;
  const closed = (...lines: readonly Sentence[]): Reply => ({
    kind: 'card',
    card: drawEmergencyOutcome(lines, reader.locale),
  });
  switch (action.verb) {
    case 'leave-as-is':
      return closed(says.left);
    case 'pause-inviting':
    case 'resume-inviting': {
      const answer =
        action.verb === 'pause-inviting'
          ? await workflow.emergency.pause(person, reasonFrom(action.reason))
          : await workflow.emergency.resume(person);
      switch (answer.outcome) {
        case 'not-yours':
          return closed(notYours(answer, around));
        case 'paused':
          return closed(says.paused, says.howToResume);
        case 'already':
          return closed(says.alreadyPaused(named(answer.pause.by.name)));
        case 'resumed':
          return closed(says.resumed);
        case 'nothing-paused':
          return closed(says.nothingPaused);
        default:
          return unreachable(answer);
      }
    }
    case 'stop-guests':
    case 'let-guests-in': {
      const way = action.verb === 'stop-guests' ? 'stop' : 'let-in';
      const { domain, guests: shown } = action;
      const reason = reasonFrom(action.reason);
      if (way === 'stop' && !reason) return { kind: 'message', text: says.needsReason };
      const answer = await workflow.emergency.wish(person, { way, domain, shown, ...(reason && { reason }) });
      switch (answer.outcome) {
        case 'not-yours':
          return closed(notYours(answer, around));
        case 'begun':
          return closed(says.begun[way](domain, answer.wish.guests), says.messageFollows);
        case 'under-way':
          return closed(says.underWay[way](domain, named(answer.wish.by.name)));
        case 'changed': {
          const since = { changed: true, ...(reason && { reason }) } as const;
          return { kind: 'card', card: drawEmergency({ asks: way, found: answer.now, ...since }, reader) };
        }
        default:
          return unreachable(answer);
      }
    }
    default:
      return unreachable(action);
  }
};

const notYours = ({ administrators }: NotYours, { words }: Surroundings): Sentence =>
  words.emergency.notYours(administrators.slice(0, MOST_NAMED).map(({ name }) => named(name)));

const MOST_NAMED = 5;
/** UTF-16 units. */
const LONGEST_REASON = 300;

const reasonFrom = (said: string | undefined): string | undefined => cleanLine(said ?? '', LONGEST_REASON) || undefined;

const reasonIn = (wish: EmergencyWish): { readonly reason?: string } => {
  const reason = 'reason' in wish ? reasonFrom(wish.reason) : undefined;
  return reason ? { reason } : {};
};
