import type { ThingFault } from '../../../policy/findings.js';
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

export const thing: Row = ({ ask: { offer, purpose }, survey: { group } }) => {
  if (!offer || purpose || !group.known) return undefined;
  const why = faultOf(group.value);
  return why && { answer: 'refuse', finding: 'thing', offer: offer.key, name: offer.name, why };
};
