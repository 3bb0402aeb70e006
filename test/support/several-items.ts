import { groupId } from '../../src/kernel/ids.js';
import type { Access } from '../../src/nomination/nomination.js';

const NAMES = {
  'project-apollo': 'Project Apollo',
  'joint-audit': 'Joint Audit',
  ledger: 'Ledger',
} as const;

/** Things of different owners, as a nomination asks for them. */
export const severalItems = (...keys: readonly (keyof typeof NAMES)[]): readonly Access[] =>
  keys.map((key) => ({
    key,
    kind: key === 'project-apollo' ? 'team' : 'group',
    id: groupId.parse(`22222222-0000-4000-8000-00000000000${Object.keys(NAMES).indexOf(key) + 1}`),
    name: NAMES[key],
  }));
