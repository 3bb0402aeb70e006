import type { Check } from '../../policy/findings.js';
import type { Known, SurveyedThing } from '../ports.js';
import type { Scene } from './scene.js';

/** Which checks could have been made and were not. What nobody asked for is not missed, nor what would change nothing. */
export const uncheckedIn = (scene: Scene): readonly Check[] => {
  const { survey, ask, mailbox, held } = scene;
  const facts: readonly (readonly [Check, boolean])[] = [
    ['address', isMissed(survey.accounts)],
    ['deleted-guests', !held && isMissed(survey.deletedGuests)],
    ['contacts', isMissed(survey.isContact)],
    ['home-tenant', isMissed(survey.homeTenant)],
    ['guests-from-there', mailbox === 'company' && isMissed(survey.guestsFromThere)],
    ['own-domains', isMissed(survey.ownDomains)],
    ['invitation-setting', isMissed(survey.allowInvitesFrom)],
    ['cross-tenant-settings', isMissed(survey.inbound)],
    ['thing', ask.offers.some(({ key }) => isUnsure(survey.things.get(key)))],
    ['nominator', isMissed(survey.nominator) || isMissed(survey.memberOf)],
    ['connected-organisations', isMissed(survey.connected)],
  ];
  return facts.flatMap(([check, missed]) => (missed ? [check] : []));
};

const isMissed = (fact: Known<unknown>): boolean => !fact.known && fact.why !== 'not-asked';

const isUnsure = (thing: SurveyedThing | undefined): boolean =>
  thing !== undefined && ([thing.group, thing.application, thing.package].some(isMissed) || isPartlyUnread(thing));

const isPartlyUnread = ({ group, package: pack }: SurveyedThing): boolean =>
  (group.known && group.value !== undefined && !group.value.settingsRead) ||
  (pack.known && (pack.value?.policies ?? []).some(({ admits }) => admits === undefined));
