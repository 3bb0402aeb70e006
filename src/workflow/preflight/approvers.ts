import { unreachable } from '../../kernel/result.js';
import type { ApproverSource, Stage } from '../../policy/policy.js';
import { entitled } from '../entitled.js';
import type { Account, Known, Survey } from '../ports.js';
import type { AskedStage } from '../workflow.js';
import type { Scene } from './scene.js';

/** Who would be asked first in each stage, out of what was surveyed; the same people as `Rights` would look up then. */
export const approversIn = (scene: Scene): readonly AskedStage[] =>
  scene.verdict?.ok ? scene.verdict.stages.map((stage) => askedIn(stage, scene)) : [];

const askedIn = ({ sources }: Stage, scene: Scene): AskedStage => {
  const { nominator } = scene.ask;
  for (const source of sources) {
    const accounts = accountsFrom(source, scene);
    if (!accounts.known) return { from: source.from };
    const people = entitled(accounts.value, new Set([nominator.id]));
    if (people.length > 0) return { people, from: source.from };
  }
  return { people: [] };
};

const accountsFrom = (source: ApproverSource, { survey, policy, ask }: Scene): Known<readonly Account[]> => {
  switch (source.from) {
    case 'manager':
      return survey.manager.known ? known(survey.manager.value ? [survey.manager.value] : []) : survey.manager;
    case 'owners':
      return ask.offer && !ask.purpose ? survey.owners : known([]);
    case 'administrators':
      return atAddresses(policy.administrators, survey);
    case 'people':
      return atAddresses(source.addresses, survey);
    default:
      return unreachable(source);
  }
};

const known = (value: readonly Account[]): Known<readonly Account[]> => ({ known: true, value });

/** A survey takes no more than so many addresses: whom it was not asked about is not known to be nobody. */
const atAddresses = (addresses: readonly string[], { people }: Survey): Known<readonly Account[]> => {
  if (!people.known) return people;
  const found = addresses.map((address) => people.value.get(address));
  const all = found.filter((accounts) => accounts !== undefined);
  return all.length === found.length ? known(all.flat()) : { known: false, why: 'not-asked' };
};
