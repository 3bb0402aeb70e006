import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

type File = Record<string, unknown> & { offers: object[]; rules: Record<string, unknown>[]; never?: object[] };

/** A rules file of its own, made of the sample: everything in it, and what `change` does to it. Returns its path. */
export const rulesWith = async (change: (file: File) => unknown): Promise<string> => {
  const file = parse(await readFile('policy.sample.yaml', 'utf8')) as File;
  change(file);
  const path = join(await mkdtemp(join(tmpdir(), 'guestlist-rules-')), 'policy.yaml');
  await writeFile(path, stringify(file));
  return path;
};

/** The channel of Project Apollo beside its General one. */
export const GUESTS = {
  team: '22222222-0000-4000-8000-000000000001',
  id: '19:4d1c9f0a2b7e4e35a6d8c0000000a001@thread.tacv2',
};

/** The sample, and a rule that asks about Wingtip Toys in that channel. */
export const rulesWithChannel = (): Promise<string> =>
  rulesWith(({ rules }) =>
    rules.unshift({
      name: 'Asked in the channel',
      when: { domains: ['wingtiptoys.com'] },
      approval: { stages: [{ ask: [{ channel: GUESTS }], within: '3 days' }] },
      longestStay: '365 days',
    }),
  );

/** A group of the local company that the sample does not offer. */
export const groupOffer = (n: number, name: string) => ({
  name,
  kind: 'group',
  id: `22222222-0000-4000-8000-${String(n).padStart(12, '0')}`,
});
