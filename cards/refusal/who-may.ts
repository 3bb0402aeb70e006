import { unreachable } from '../../src/kernel/result.js';
import type { Nomination } from '../../src/nomination/nomination.js';
import type { ApproverSource } from '../../src/policy/policy.js';
import { inOneLine, type Sentence } from '../../src/words/words.js';
import type { Facts } from '../facts.js';

/** Who may answer now, to stand in "Only … can answer this." The nominator reads of their own manager as such. */
export const whoMay = (nomination: Nomination, facts: Facts, reader: 'nominator' | 'anybody' = 'anybody'): Sentence => {
  const { whoMay: say } = facts.words.refusals;
  // What changes a stay alone has no owners.
  const named = askedSources(nomination).filter((from) => from !== 'owners' || nomination.access.length > 0);
  const said = named.map((from) => whoIs(from, facts, reader));
  return said.length > 0 ? inOneLine(say.or, said) : say.somebody;
};

/** Those whom one source names. */
export const whoIs = (
  from: ApproverSource['from'],
  facts: Facts,
  reader: 'nominator' | 'anybody' = 'anybody',
): Sentence => {
  const { whoMay: say } = facts.words.refusals;
  switch (from) {
    case 'owners':
      return say.owners(facts.things);
    case 'manager':
      return reader === 'nominator' ? say.yourManager : say.manager(facts.nominator);
    case 'managers-manager':
      return reader === 'nominator' ? say.yourManagersManager : say.managersManager(facts.nominator);
    case 'sponsor':
      return say.sponsor(facts.guest);
    case 'administrators':
      return say.administrators;
    case 'group':
      return say.group;
    case 'people':
      return say.somebody;
    case 'channel':
      return say.channel;
    default:
      return unreachable(from);
  }
};

/** Those of the open stage that were asked so far; of a nomination that is settled, all that there were. Each kind once. */
const askedSources = (nomination: Nomination): readonly ApproverSource['from'][] => {
  const { stages } = nomination.judgement;
  const sources =
    nomination.status === 'awaiting-approval'
      ? (stages[nomination.stage]?.sources ?? [])
          .slice(0, nomination.source + 1)
          .filter((_, at) => !nomination.unread?.includes(at))
      : stages.flatMap((stage) => stage.sources);
  return [...new Set(sources.map(({ from }) => from))];
};
