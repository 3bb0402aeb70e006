import type { Finding, ThingFault } from '../../../policy/findings.js';
import type { GroupFacts } from '../../ports.js';
import type { Row } from '../scene.js';

/** Why nobody from outside can be put into a group; Graph would let an application do some of it all the same. */
const faultOf = (group: GroupFacts | undefined): ThingFault | undefined => {
  if (!group) return 'gone';
  if (group.membership !== 'by-hand') return group.membership === 'by-rule' ? 'dynamic' : 'synchronised';
  if (group.roleAssignable) return 'role-assignable';
  if (group.admitsGuests || !group.settingsRead) return undefined;
  return group.labelled ? 'label' : 'no-guests';
};

export const thing: Row = ({ ask: { offers, purpose }, survey: { things } }) =>
  (purpose ? [] : offers).flatMap(({ key, name }): Finding[] => {
    const group = things.get(key)?.group;
    const why = group?.known ? faultOf(group.value) : undefined;
    return why ? [{ answer: 'refuse', finding: 'thing', offer: key, name, why }] : [];
  });
