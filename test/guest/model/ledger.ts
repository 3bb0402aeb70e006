import { later } from '../../../src/kernel/clock.js';
import type { PersonId } from '../../../src/kernel/ids.js';
import type { GuestCommand, GuestEvent } from '../../../src/guest/events.js';
import type { GuestFacts } from '../../../src/guest/guest.js';
import { openTurns } from './turns.js';

/** What people do, for whom a say is needed; the first two are for those who are asked to take the guest over. */
const TAKING: ReadonlySet<GuestCommand['type']> = new Set(['take-over', 'decline']);
const DECIDING: ReadonlySet<GuestCommand['type']> = new Set(['set-end', 'confirm', 'end-now', 'nudge', 'pass-on']);

/** By an administrator, or in the directory; or they were to be let in again, and Microsoft did not let us. */
const STOPPING: ReadonlySet<GuestCommand['type']> = new Set(['stop', 'record-directory', 'record-opened']);

type EventOf<T extends GuestEvent['type']> = Extract<GuestEvent, { type: T }>;

/**
 * A second bookkeeping, plainer than the first: a slip of paper on which somebody notes who answers for the guest, what people
 * were told and when, and what was done to the account. It believes commands and events and looks at no state.
 */
export const openLedger = ({ terms, ours }: GuestFacts) => {
  let whose = ours;
  let sponsor: PersonId | undefined;
  let backup: PersonId | undefined;
  let until: Date | undefined;
  let latest: Date | undefined;
  let since: Date | undefined;
  /** Which decision this is: what is told and done in one comes at the same moment. */
  let page = 0;
  let toldGuest: { of: number; page: number } | undefined;
  let toldSponsor: Date | undefined;
  let askedOfEnd: number | undefined;
  let settled: number | undefined;
  /** When they are to leave whom nobody took over. */
  let leaves: Date | undefined;
  let end: { why: string; at: Date } | undefined;
  let closedAt: Date | undefined;
  let letInAt: Date | undefined;
  let isGone = false;
  let wasTakenByOthers = false;
  /** Somebody is looked for who answers for the guest, and was not found yet. */
  let isLookedFor = false;
  /** They were there before us, and nobody has said yet that they answer for them. */
  let isUnclaimed = false;
  const lost = new Set<string>();
  const turns = openTurns(terms.answer);

  const wrongWithWord = (command: GuestCommand): string | undefined => {
    if (!('by' in command) || typeof command.by !== 'object' || 'asAdministrator' in command) return undefined;
    const { id } = command.by;
    const answers = id === sponsor || id === backup;
    // Whoever was proposed may say whose the guest is, and no more.
    const decides = answers && !(isUnclaimed && command.type !== 'pass-on');
    const mayPass = isUnclaimed && command.type === 'pass-on' && turns.isAsked(id);
    if (DECIDING.has(command.type) && !decides && !mayPass) return `let ${command.by.name} decide, who has no say`;
    if (TAKING.has(command.type) && !answers && !turns.isAsked(id)) return `heard ${command.by.name}, whom nobody asks`;
    return undefined;
  };

  const wrongWithEnd = ({ why, at, by }: EventOf<'ended'>, command: GuestCommand): string | undefined => {
    if (end && end.why !== 'stopped') return 'ended twice';
    if (end && command.type === 'tick') return 'ended by itself the stay of somebody who is stopped';
    if (isUnclaimed && !by && why !== 'stopped') return 'ended by itself whom nobody had taken over';
    switch (why) {
      case 'over':
        if (!until || until > at) return 'ended before its day';
        // Whoever accepted after the last day hears of the end when it is there.
        if (since && since >= until) return undefined;
        if (toldGuest?.of !== until.getTime() || toldGuest.page === page)
          return 'ended without telling the guest before';
        return askedOfEnd === undefined || askedOfEnd === page ? 'ended without asking the sponsor before' : undefined;
      case 'no-sponsor':
        if (terms.unanswered === 'keep') return 'ended though the rule keeps them';
        if (turns.missing(at)) return turns.missing(at);
        if (!since) return undefined;
        if (!leaves || leaves > at) return 'ended before they were to leave';
        return toldGuest?.of === leaves.getTime() && toldGuest.page !== page
          ? undefined
          : 'ended without telling the guest before';
      case 'never-accepted': {
        if (since) return 'gave somebody up who had accepted';
        // A last day that passed while they were stopped is no reason.
        const isOver = until !== undefined && until <= at && !(letInAt && until <= letInAt);
        const isTime = toldSponsor && later(toldSponsor, terms.giveUp - terms.tellSponsor) <= at;
        return isOver || isTime ? undefined : 'gave somebody up before the sponsor had time';
      }
      case 'stopped':
        return STOPPING.has(command.type) ? undefined : 'stopped by itself';
      case 'not-needed':
      case 'withdrawn':
        return by && command.type === 'end-now' ? undefined : 'said to be unneeded by nobody';
    }
  };

  const begin = (facts: GuestFacts): void => {
    sponsor = facts.sponsor.id;
    backup = facts.backup?.id === sponsor ? undefined : facts.backup?.id;
    [until, latest, since] = [facts.until, facts.latestEnd, undefined];
    [toldGuest, toldSponsor, askedOfEnd, settled] = [undefined, undefined, undefined, undefined];
    [end, closedAt, isGone, isLookedFor, leaves] = [undefined, undefined, false, false, undefined];
    [isUnclaimed, letInAt] = [false, undefined];
    lost.clear();
    turns.close();
  };

  const move = (to: Date | undefined, isSaid: boolean): void => {
    if (to?.getTime() === until?.getTime()) return;
    until = to;
    askedOfEnd = isSaid || turns.isOpen() ? page : undefined;
  };

  const wrongWithQuestion = (event: EventOf<'review-begun'>, command: GuestCommand): string | undefined => {
    if (isUnclaimed && event.why !== 'adopted') return 'forgot that nobody had taken them over';
    if (event.why === 'adopted' && command.type === 'pass-on') return undefined;
    if (event.why === turns.why() && event.why !== 'hand-over') return 'asked the same question twice';
    if (event.why === 'ending' && until && settled === until.getTime()) return 'asked about an end that was settled';
    if (event.why === 'periodic' && !event.restored && terms.review === undefined)
      return 'asked what the rule does not ask';
    return undefined;
  };

  /** What an event breaks of what was promised. */
  const broken = (event: GuestEvent, command: GuestCommand): string | undefined => {
    if (isGone && event.type !== 'received' && event.type !== 'came-back')
      return 'did something about a guest who is gone';
    switch (event.type) {
      case 'received':
        if (end?.why === 'stopped' && !isGone && (!closedAt || event.facts.invitedAt < end.at))
          return 'let in again whom an administrator is stopping';
        begin(event.facts);
        return command.type === 'receive' || command.type === 'adopt' ? undefined : 'received by itself';
      case 'accepted':
        since = event.since;
        return undefined;
      case 'end-undone': {
        const isOurs = command.type === 'record-acceptance' && command.endedAt?.getTime() === end?.at.getTime();
        if (!end || end.why === 'stopped' || since || closedAt || !isOurs) return 'undid an end that stands';
        end = undefined;
        return undefined;
      }
      case 'address-changed':
        // Another person from here on, of whom nothing was said yet; who answers for them is a question as before.
        [until, since] = [event.to.until ?? until, undefined];
        latest = event.to.latestEnd ?? (end ? latest : undefined);
        [toldGuest, toldSponsor, askedOfEnd, settled] = [undefined, undefined, undefined, undefined];
        if (turns.why() === 'ending' || turns.why() === 'periodic') turns.close();
        return undefined;
      case 'access-lost':
        if (end) return 'told of something lost after the stay';
        if (lost.has(event.access + event.nominationId)) return 'told of the same loss twice';
        lost.add(event.access + event.nominationId);
        return undefined;
      case 'nominated-again':
        if (until && event.until && event.until > until) {
          if (turns.why() === 'ending') turns.close();
          move(event.until, false);
        }
        if (latest && event.latestEnd && event.latestEnd < latest) latest = event.latestEnd;
        return undefined;
      case 'end-changed': {
        const limit = Math.max((latest ?? until)?.getTime() ?? Infinity, until?.getTime() ?? 0);
        move(event.until, event.by !== undefined);
        if (event.shortened) latest = event.until;
        else if (latest && event.latestEnd && event.latestEnd > latest) latest = event.latestEnd;
        if (turns.why() === 'ending' || turns.why() === 'periodic') turns.close();
        return event.by && event.until.getTime() > limit
          ? 'kept somebody longer than may be said without asking'
          : undefined;
      }
      case 'end-fell-back':
        if (turns.why() === 'ending') turns.close();
        if (!until || event.until >= until) return 'an end fell back to a later one';
        move(event.until, false);
        latest = event.latestEnd;
        return undefined;
      case 'end-put-off':
        move(event.until, false);
        return undefined;
      case 'confirmed':
        settled = turns.why() === 'ending' ? until?.getTime() : settled;
        turns.close();
        return undefined;
      case 'sponsor-changed':
        if (event.former.id !== event.sponsor.id)
          [toldSponsor, settled, askedOfEnd] = [undefined, undefined, undefined];
        [sponsor, isLookedFor, isUnclaimed, leaves] = [event.sponsor.id, false, false, undefined];
        if (backup === sponsor) backup = undefined;
        turns.close();
        return undefined;
      case 'adopted': {
        // Their yes makes it so, not that somebody proposed them.
        const isOver = until !== undefined && until <= event.at;
        const isLonger = event.until && until && !isOver && event.until > until;
        const { with: agreed } = event;
        if (!agreed) whose = 'account';
        // Who was nominated has a new link, and whoever did so has yet to hear that they do not use it.
        [sponsor, isLookedFor, isUnclaimed, toldSponsor] = [event.by.id, false, false, agreed ? undefined : event.at];
        turns.close();
        until = event.until ?? (isOver ? undefined : until);
        latest = agreed?.latestEnd ?? latest;
        if (agreed) backup = agreed.backup?.id ?? backup;
        if (backup === sponsor) backup = undefined;
        askedOfEnd = event.until && !agreed ? page : undefined;
        return isLonger && !agreed ? 'kept somebody longer than was proposed' : undefined;
      }
      case 'guest-nudged':
        return isUnclaimed && !event.by ? 'wrote to somebody whom nobody had taken over' : undefined;
      case 'backup-changed':
        if (event.backup.id !== sponsor) backup = event.backup.id;
        return undefined;
      case 'backup-lost':
        backup = undefined;
        return undefined;
      case 'sponsor-told':
        if (toldSponsor) return 'told the sponsor twice';
        toldSponsor = event.at;
        return undefined;
      case 'review-begun': {
        const wrong = wrongWithQuestion(event, command);
        isLookedFor ||= event.why === 'no-sponsor' || event.why === 'adopted';
        isUnclaimed ||= event.why === 'adopted';
        [askedOfEnd, leaves] = [page, undefined];
        turns.begin(event);
        return wrong;
      }
      case 'successors-asked':
        askedOfEnd ??= page;
        leaves = undefined;
        return turns.ask(event);
      case 'search-moved':
        return turns.move(event.step, event.at);
      case 'review-reminded':
        return turns.remind(event.at);
      case 'time-given':
        turns.give(event.from);
        return undefined;
      case 'reviewer-out':
        turns.out(event.person);
        return undefined;
      case 'kept-without-sponsor':
        if (isUnclaimed) return undefined;
        isLookedFor = false;
        turns.close();
        return terms.unanswered === 'keep' ? undefined : 'kept somebody whom the rule ends';
      case 'left-unanswered':
        leaves = event.ends;
        if (later(event.at, terms.tellGuest) > leaves) return 'leaves the guest no time';
        return terms.unanswered === 'end' ? turns.missing(event.at) : 'ends whom the rule keeps';
      case 'hand-over-failed':
        turns.close();
        return undefined;
      case 'guest-told-of-end':
        if (toldGuest?.of === event.until.getTime()) return 'told the guest of the same end twice';
        toldGuest = { of: event.until.getTime(), page };
        return [until, leaves].some((one) => one?.getTime() === event.until.getTime())
          ? undefined
          : 'told the guest of another end';
      case 'ended': {
        const wrong = wrongWithEnd(event, command);
        // What was told and settled before they were stopped stays so; a question that was open is asked anew.
        if (turns.why() === 'ending') askedOfEnd = undefined;
        [end, closedAt] = [event, undefined];
        turns.close();
        return wrong;
      }
      case 'closed':
        closedAt = event.at;
        if (command.type === 'record-closed' && command.endedAt.getTime() !== end?.at.getTime())
          return 'took an earlier close for this one';
        return end ? undefined : 'closed out somebody who stays';
      case 'removal-begun':
        if (whose === 'access') return 'deletes an account that is not ours';
        if (!end || end.why === 'stopped' || !closedAt) return 'deletes before it was closed';
        return later(closedAt, since ? terms.grace : 0) > event.at ? 'deletes before the grace is over' : undefined;
      case 'reopened':
        if (end?.why !== 'stopped') return 'let in again who was not stopped';
        [end, closedAt, letInAt] = [undefined, undefined, event.at];
        toldSponsor &&= event.at;
        return command.type === 'reopen' || command.type === 'record-directory' ? undefined : 'reopened by itself';
      case 'came-back':
        if (!isGone || !wasTakenByOthers) return 'brought somebody back whom nobody else had removed';
        if (!(command.type === 'record-directory' && command.enabled)) return 'brought somebody back by itself';
        [isGone, end, closedAt, leaves] = [false, undefined, undefined, undefined];
        [toldGuest, askedOfEnd, settled] = [undefined, undefined, undefined];
        toldSponsor = since ? undefined : event.at;
        until = event.until ?? until;
        return undefined;
      case 'removed':
        [isGone, wasTakenByOthers] = [true, event.by === 'somebody-else'];
        turns.close();
        return event.by === 'us' && !event.why ? 'removed somebody for no reason' : undefined;
      default:
        return undefined;
    }
  };

  return {
    /** What these events break of what was promised. */
    note: (command: GuestCommand, events: readonly GuestEvent[]): string | undefined => {
      page++;
      if (command.type === 'record-successors' && events.length > 0) turns.looked(command.step);
      const word = events.length > 0 ? wrongWithWord(command) : undefined;
      const faults = events.map((event) => broken(event, command));
      return word ?? faults.find((fault) => fault !== undefined);
    },
    sponsor: () => sponsor,
    isLookedFor: (): boolean => isLookedFor,
  };
};
