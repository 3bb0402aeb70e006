import { inTime } from '../../kernel/in-time.js';
import { groupBehind } from '../../policy/things.js';
import { CHAT_PATIENCE } from '../patience.js';
import {
  DirectoryTrouble,
  type Directory,
  type Known,
  type Survey,
  type SurveyAsk,
  type SurveyedThing,
} from '../ports.js';

/** A little before patience ends, so that what is known by then is not lost with the rest. Milliseconds. */
const WITHIN = 0.9 * CHAT_PATIENCE;

/** A look at the directory that never throws and never keeps anybody waiting: what it does not say in time is unavailable. */
export const survey = async (directory: Pick<Directory, 'survey'>, ask: SurveyAsk): Promise<Survey> => {
  try {
    const asked = directory.survey({ ...ask, within: WITHIN });
    return (await inTime(asked, CHAT_PATIENCE)) ?? nothingKnown(ask);
  } catch (trouble) {
    if (trouble instanceof DirectoryTrouble) return nothingKnown(ask);
    throw trouble;
  }
};

const of = (asked: boolean): Known<never> => ({ known: false, why: asked ? 'unavailable' : 'not-asked' });

const nothingOf = (thing: Asked): SurveyedThing => ({
  group: of(groupBehind(thing) !== undefined),
  application: of(thing.kind === 'application'),
  package: of(thing.kind === 'package'),
  owners: of(!thing.owners),
});
type Asked = NonNullable<SurveyAsk['things']>[number];

const nothingKnown = (ask: SurveyAsk): Survey => {
  const about = of(ask.address !== undefined);
  return {
    accounts: about,
    deletedGuests: about,
    isContact: about,
    ownDomains: about,
    homeTenant: about,
    guestsFromThere: about,
    alsoCounted: of(ask.alsoCount !== undefined),
    allowInvitesFrom: about,
    employeesSeeOthers: about,
    inbound: about,
    connected: of(ask.connected && ask.address !== undefined),
    connection: of(
      (ask.connected || (ask.things ?? []).some(({ kind }) => kind === 'package')) && ask.address !== undefined,
    ),
    things: new Map((ask.things ?? []).map((thing) => [thing.key, nothingOf(thing)])),
    nominator: of(true),
    memberOf: of(ask.groups.length > 0),
    manager: of(true),
    people: of(ask.people.length > 0),
    lacking: of(true),
  };
};
