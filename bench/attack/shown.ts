import { attacksOn, type Named } from '../../test/support/security-page.js';
import { compiled, play, wordsOf, type Played } from '../../test/support/playing.js';

/** Named on the page, and not played: skipped, or kept from it by what failed before. */
export type Missing = Named & { readonly isSkipped: boolean };

/** Where tests are skipped without Microsoft's descriptions beside the project. */
export const HELD_TO_DESCRIPTIONS: ReadonlySet<string> = new Set(['test/graph/described.test.ts']);

/** An attack that docs/security.md tells of, and how many of the tests that it names there passed. */
export type Shown = {
  readonly attack: string;
  readonly passed: number;
  readonly failed: number;
  readonly missing: readonly Missing[];
};

/** `${…}` in a title is whatever the source puts there. */
const means = ({ title, file }: Named): ((played: Played) => boolean) => {
  const parts = title.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const words = new RegExp(parts.join('.*'));
  return (played) => played.file === compiled(file) && words.test(played.fullTitle);
};

/** Plays every test that the page names, once; `faults`: whatever failed in their files, named or not. */
export const showAll = async (
  page: string,
): Promise<{ readonly shown: readonly Shown[]; readonly faults: readonly string[] }> => {
  const attacks = attacksOn(page);
  const files = new Set(attacks.flatMap(({ tests }) => tests.map(({ file }) => file)));
  const { passes, failures, pending } = await play([...files]);
  const shown = attacks.map(({ attack, tests }) => {
    const named = tests.map((test) => ({ test, isIt: means(test) }));
    const among = (played: readonly Played[]) => played.filter((one) => named.some(({ isIt }) => isIt(one)));
    const missing = named
      .filter(({ isIt }) => ![...passes, ...failures].some(isIt))
      .map(({ test, isIt }) => ({ ...test, isSkipped: pending.some(isIt) }));
    return { attack, passed: among(passes).length, failed: among(failures).length, missing };
  });
  return { shown, faults: failures.map(wordsOf) };
};
