import type { Thing } from '../../policy/policy.js';

export const kinds: Readonly<Record<Thing['kind'], string>> = {
  group: '组',
  team: '团队',
  site: '网站',
  application: '应用',
  package: '访问包',
};
