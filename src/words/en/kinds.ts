import type { Thing } from '../../policy/policy.js';

/** What a thing of the catalogue is, beside its name. */
export const kinds: Readonly<Record<Thing['kind'], string>> = {
  group: 'group',
  team: 'team',
  site: 'site',
  application: 'application',
  package: 'access package',
};
