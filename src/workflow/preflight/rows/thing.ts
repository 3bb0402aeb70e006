import type { FindingOf, ThingFault } from '../../../policy/findings.js';
import type { Thing } from '../../../policy/policy.js';
import type { ApplicationFacts, GroupFacts, Known, PackageFacts, Survey, SurveyedThing } from '../../ports.js';
import { isAdministrator } from '../nominator.js';
import type { Scene } from '../scene.js';

/** Why somebody from outside cannot be given this. What is not known is no fault. */

type Of<K extends Thing['kind']> = Extract<Thing, { readonly kind: K }>;

/** Graph would let an application put a guest into some of these all the same. */
const faultOfGroup = (group: GroupFacts | undefined): ThingFault | undefined => {
  if (!group) return 'gone';
  if (group.membership !== 'by-hand') return group.membership === 'by-rule' ? 'dynamic' : 'synchronised';
  if (group.roleAssignable) return 'role-assignable';
  if (!group.admitsGuests && group.settingsRead) return group.labelled ? 'label' : 'no-guests';
  return group.full ? 'full' : undefined;
};

/** Microsoft would assign a role that nobody can use. */
const faultOfApplication = (
  application: ApplicationFacts | undefined,
  { role }: Of<'application'>,
): ThingFault | undefined => {
  if (!application) return 'gone';
  if (!application.enabled) return 'disabled';
  if (role === undefined) return application.hasRoles ? 'role-needed' : undefined;
  return application.roles.includes(role) ? undefined : 'role-gone';
};

const faultOfPackage = (pack: PackageFacts | undefined, { policy }: Of<'package'>): ThingFault | undefined => {
  if (!pack) return 'gone';
  if (pack.hidden) return 'hidden';
  const meant = pack.policies.filter(({ id }) => policy === undefined || id === policy);
  if (meant.length === 0) return 'policy-gone';
  const possible = meant.filter(({ admits }) => admits !== false);
  if (possible.length === 0) return 'not-admitted';
  return possible.length > 1 && possible.every(({ admits }) => admits) ? 'policy-needed' : undefined;
};

/** Whoever may not even look can give none of them; what a group lacks is known from `lacking`. */
const withoutRight = ({ why }: Extract<Known<never>, { readonly known: false }>): ThingFault | undefined =>
  why === 'not-permitted' ? 'not-granted' : undefined;

const faultOf = (thing: Thing, { group, application, package: pack }: SurveyedThing): ThingFault | undefined => {
  switch (thing.kind) {
    case 'application':
      return application.known ? faultOfApplication(application.value, thing) : withoutRight(application);
    case 'package':
      return pack.known ? faultOfPackage(pack.value, thing) : withoutRight(pack);
    default:
      return group.known ? faultOfGroup(group.value) : undefined;
  }
};

/** What we lack to give it, or to see whether that is welcome. */
const lackedFor = (thing: Thing, { group }: SurveyedThing, { lacking }: Pick<Survey, 'lacking'>): readonly string[] => {
  if (!lacking.known) return [];
  const facts = group.known ? group.value : undefined;
  const missing = lacking.value.get(facts ? kindOf(thing, facts) : thing.kind) ?? [];
  if (!facts) return missing;
  // Settings concern some groups alone: of one that was looked at, it is known whether they do.
  const settings = lacking.value.get('settings') ?? [];
  const others = missing.filter((one) => !settings.includes(one));
  return facts.settingsRead ? others : [...settings, ...others];
};

/** As Microsoft would have it given: whatever the rules call it, a team is joined as one. */
const kindOf = (thing: Thing, { isTeam }: GroupFacts): Thing['kind'] => {
  if (isTeam) return 'team';
  return thing.kind === 'team' ? 'group' : thing.kind;
};

/** One for each thing that this guest cannot be given. */
export const refusedThings = (scene: Pick<Scene, 'ask' | 'survey' | 'policy'>): readonly FindingOf<'thing'>[] => {
  const { ask, survey } = scene;
  return (ask.purpose ? [] : ask.offers).flatMap((offer): readonly FindingOf<'thing'>[] => {
    const found = survey.things.get(offer.key);
    if (!found) return [];
    const lacked = lackedFor(offer, found, survey);
    const why = faultOf(offer, found) ?? (lacked.length > 0 ? 'not-granted' : undefined);
    const permissions =
      why === 'not-granted' && lacked.length > 0 && isAdministrator(scene) ? { permissions: lacked } : {};
    return why ? [{ answer: 'refuse', finding: 'thing', offer: offer.key, name: offer.name, why, ...permissions }] : [];
  });
};
