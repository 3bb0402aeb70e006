import { principalIn, type Right } from '../../../src/nomination/asking.js';
import type { NominationCommand } from '../../../src/nomination/commands.js';
import type { Chosen } from '../../../src/nomination/events.js';
import type { Facts } from '../../../src/nomination/nomination.js';
import type { Stage } from '../../../src/policy/policy.js';
import { carl, lin, mia, nora, oskar, ruth, sue } from '../../support/samples.js';
import { first, namedOf, spoken, tellStory } from '../../support/model.js';
import { play, type Decide } from './played.js';
import type { Story } from './steps.js';

/** The story as somebody would tell it, up to what went wrong. */
export const tell = (told: Story, decideWith: Decide): string =>
  tellStory((hear) => play(told, decideWith, { tell: hear }), sentence);

const sentence = (command: NominationCommand): string => {
  switch (command.type) {
    case 'nominate':
      return `Sue nominates Ada: ${command.facts.judgement.stages.map(stageOf).join(', then ')}${stayOf(command.facts)}`;
    case 'choose-approvers':
      return `${command.channel ? 'a channel' : listed(command.people.map(chosen))} of source ${command.source} is chosen for stage ${command.stage}`;
    case 'record-reach':
      return `the card for ${named(command.personId)}: ${command.reached}`;
    case 'record-channel':
      return `the card for the channel: ${command.reached}`;
    case 'stand-in':
      return `${chosen(command.stands)} ${command.stands.for ? 'stands in' : 'is back'}`;
    case 'approve':
      return `${first(command.by)} approves stage ${command.stage}${by(command.right)}${command.changes ? `, changing ${Object.keys(command.changes).join(' and ') || 'nothing'}` : ''}`;
    case 'deny':
      return `${first(command.by)} denies stage ${command.stage}${by(command.right)}`;
    case 'hand-over':
      return `${first(command.by)} says “not me”${by(command.right)}${command.to ? `, but ${first(command.to.person)}` : ''}`;
    case 'ask-nominator':
      return `${first(command.by)} asks Sue something${by(command.right)}`;
    case 'answer-question':
      return `${named(command.by)} answers the question`;
    case 'settle-change':
      return `${named(command.by)} ${command.agrees ? 'agrees' : 'does not agree'} to the other sponsor`;
    case 'remind':
      return `${named(command.by)} has them reminded`;
    case 'join':
      return `${first(command.by)} joins`;
    case 'withdraw':
      return `${named(command.by)} withdraws it`;
    case 'tick':
      return 'the clock is looked at';
    default:
      return command.type;
  }
};

const stageOf = ({ quorum, sources, within }: Stage): string =>
  `${quorum} of ${sources.map(({ from }) => from).join(', else ')} within ${spoken(within)}`;

const stayOf = ({ judgement: { working }, until, nominatedAt }: Facts): string =>
  `${working ? `, on ${working.days.length} days a week` : ''}, for ${spoken(until.getTime() - nominatedAt.getTime())}`;

const by = (right: Right): string => {
  if (right === 'none') return ' without the right';
  const principal = principalIn(right);
  const about = typeof right === 'object' ? right.about : undefined;
  return `${principal ? ` for ${first(principal)}` : ''}${about ? `, owning ${listed(about)}` : ''}`;
};

const chosen = ({ person, for: whose, away, about }: Chosen): string =>
  `${first(person)}${about ? ` about ${listed(about)}` : ''}${whose ? ` for ${first(whose.person)}` : ''}${away ? ', who is away,' : ''}`;

const PEOPLE = [sue, oskar, mia, ruth, lin, carl, nora] as const;
const named = namedOf(PEOPLE);
const listed = (names: readonly string[]): string => (names.length > 0 ? names.join(' and ') : 'nobody');
