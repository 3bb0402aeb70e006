import { unreachable } from '../../kernel/result.js';
import type { Change, Decision } from '../asking.js';
import type { NominationEvent } from '../events.js';
import { lanesOf, withLanes } from '../lanes.js';
import type { NominationIn } from '../nomination.js';
import { timed } from './stages.js';

type Awaiting = NominationIn<'awaiting-approval'>;

/** What is said about a nomination in a stage that stays open. */
export type AnsweringEvent = Extract<
  NominationEvent,
  {
    type:
      'question-asked' | 'question-answered' | 'changed' | 'change-proposed' | 'change-declined' | 'agreed' | 'fell';
  }
>;

export const said = (nomination: Awaiting, event: AnsweringEvent): Awaiting => {
  const { inquiries = [] } = nomination;
  switch (event.type) {
    case 'question-asked':
      return timed({ ...nomination, inquiries: [...inquiries, event.inquiry] });
    case 'question-answered': {
      const answer = { at: event.at, text: event.text };
      return timed({
        ...nomination,
        inquiries: inquiries.map((one, nth) => (nth === inquiries.length - 1 ? { ...one, answer } : one)),
      });
    }
    case 'changed':
      return timed(changed(nomination, event.change));
    case 'change-proposed':
      return {
        ...withoutDeclined(nomination),
        proposed: event.proposed,
        proposers: [...(nomination.proposers ?? []), event.proposed.decision.by.id],
      };
    case 'change-declined':
      return event.why === 'nominator'
        ? { ...withoutProposal(nomination), declined: event.proposed }
        : withoutProposal(nomination);
    case 'agreed':
      return agreed(nomination, event.decision);
    case 'fell': {
      const gone = new Set(event.fallen.access.map(({ key }) => key));
      return { ...without(nomination, gone), fallen: [...(nomination.fallen ?? []), event.fallen] };
    }
    default:
      return unreachable(event);
  }
};

const changed = (nomination: Awaiting, change: Change): Awaiting => {
  const { until, without: left = [], sponsor, deliveries } = change.to;
  return {
    ...without(nomination, new Set(left)),
    ...(until && { until }),
    ...(sponsor && { sponsor }),
    ...(deliveries && { deliveries }),
    changes: [...(nomination.changes ?? []), change],
  };
};

/** What goes, goes with its lane. */
const without = (nomination: Awaiting, gone: ReadonlySet<string>): Awaiting => {
  if (gone.size === 0) return nomination;
  const rest = { ...nomination, access: nomination.access.filter(({ key }) => !gone.has(key)) };
  return withLanes(rest, lanesOf(rest));
};

/** A yes on a condition is over once the same person says yes. */
const agreed = (nomination: Awaiting, decision: Decision): Awaiting => {
  const settled = nomination.proposed?.decision.by.id === decision.by.id ? withoutProposal(nomination) : nomination;
  return { ...settled, agreed: [...nomination.agreed, decision] };
};

const withoutProposal = ({ proposed: _, ...nomination }: Awaiting): Awaiting => nomination;
const withoutDeclined = ({ declined: _, ...nomination }: Awaiting): Awaiting => nomination;
