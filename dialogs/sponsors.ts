import type { DraftField } from '../cards/draft.js';
import type { Person } from '../src/kernel/people.js';
import type { Permitted } from '../src/policy/verdict.js';
import type { Sentence } from '../src/words/words.js';
import type { SponsorFault } from '../src/workflow/workflow.js';
import { purposeOf, type Draft } from './draft.js';
import type { Faults } from './fill.js';
import { named } from './naming.js';
import type { Surroundings } from './surroundings.js';

/** What the rule says to those who are to answer for the guest. */
export type SponsorWants = {
  readonly wanted: readonly DraftField[];
  readonly faults: Faults;
  readonly held?: Sentence;
};

export const sponsorsWanted = async (draft: Draft, rule: Permitted, around: Surroundings): Promise<SponsorWants> => {
  const purpose = purposeOf(draft);
  if (purpose === 'end' || purpose === 'address') return { wanted: [], faults: {} };
  const { person, words } = around;
  if (purpose) {
    const may = await mayAnswer(person, rule, around);
    const { findings } = words.nominate;
    return { wanted: [], faults: {}, ...(may === false && { held: findings['not-your-turn'](named(rule.rule)) }) };
  }
  const { sponsor, backup } = draft;
  const first = await mayAnswer(sponsor ?? person, rule, around);
  const second = backup && (await mayAnswer(backup, rule, around));
  const isSame = backup?.id === (sponsor ?? person).id;
  return {
    wanted: [
      ...(!sponsor && first !== true ? (['sponsor'] as const) : []),
      ...(!backup && needsBackup(draft, rule) ? (['backup'] as const) : []),
    ],
    faults: {
      ...(sponsor && first === false && faultOf('sponsor', 'not-allowed-by-the-rule', draft, rule.rule, around)),
      ...(second === false && faultOf('backup', 'not-allowed-by-the-rule', draft, rule.rule, around)),
      ...(backup && isSame && faultOf('backup', 'same-as-sponsor', draft, rule.rule, around)),
    },
  };
};

/** A guest who is here has somebody already. */
const needsBackup = ({ standing, chosen }: Draft, rule: Permitted): boolean =>
  rule.backupSponsor === 'required' && !(standing?.kind === 'guest' && chosen === 'access');

/** Any employee may, and the nominator is one, unless the rule says who. */
const mayAnswer = async (who: Person, rule: Permitted, around: Surroundings): Promise<boolean | undefined> => {
  if (!rule.sponsors) return true;
  if (who.id === around.person.id && rule.sponsors.some(({ from }) => from === 'nominator')) return true;
  return around.workflow.maySponsor(who, around.person, rule);
};

/** What is wrong with somebody who was named, or was not. */
export const faultOf = (
  who: 'sponsor' | 'backup',
  why: SponsorFault,
  draft: Draft,
  rule: string,
  { words, person }: Surroundings,
): Faults => {
  const { sponsors: says } = words.nominate.findings;
  const name = named((draft[who] ?? person).name);
  switch (why) {
    case 'not-allowed-by-the-rule':
      return { [who]: { says: says[why](name, named(rule)) } };
    case 'not-an-employee':
    case 'same-as-sponsor':
      return { [who]: { says: says[why](name) } };
    case 'backup-needed':
      return { [who]: { says: says[why] } };
  }
};
