import type { FindingOf, ThingFault } from '../../../policy/findings.js';
import type { GroupFacts } from '../../ports.js';
import type { Scene } from '../scene.js';

/** Why nobody from outside can be put into a group; Graph would let an application do some of it all the same. */
const faultOf = (group: GroupFacts | undefined): ThingFault | undefined => {
  if (!group) return 'gone';
  if (group.membership !== 'by-hand') return group.membership === 'by-rule' ? 'dynamic' : 'synchronised';
  if (group.roleAssignable) return 'role-assignable';
  if (group.admitsGuests || !group.settingsRead) return undefined;
  return group.labelled ? 'label' : 'no-guests';
};

/** One for each thing that this guest cannot be given. */
export const refusedThings = ({ ask: { offers, purpose }, survey: { things } }: Pick<Scene, 'ask' | 'survey'>) =>
  (purpose ? [] : offers).flatMap(({ key, name }): readonly FindingOf<'thing'>[] => {
    const group = things.get(key)?.group;
    const why = group?.known ? faultOf(group.value) : undefined;
    return why ? [{ answer: 'refuse', finding: 'thing', offer: key, name, why }] : [];
  });
