import { failed, ok, type Result } from '../kernel/result.js';
import { crosscheck } from './crosscheck.js';
import type { Example } from './examples.js';
import { explain } from './explain.js';
import { exampleOf, policyOf } from './fill.js';
import type { Policy } from './policy.js';
import { fieldOf, type Flaw, type PolicyProblem } from './problem.js';
import { policyFile } from './schema.js';
import { readYaml } from './yaml-file.js';

export { formatProblem, type PolicyProblem } from './problem.js';

/** The rules, and what their own file expects of them. */
export type RulesFile = {
  readonly policy: Policy;
  readonly examples: readonly Example[];
  /** A problem with one of the examples, with the place where it stands. */
  readonly problemWith: (example: number, problem: string) => PolicyProblem;
};

/**
 * Reads the company's rules. `file` is only for the problems' sake: how the reader knows it. Says all that is wrong at once,
 * in the order of the file; a fault of form (YAML) hides what is behind it.
 */
export const readPolicyFile = (text: string, file: string): Result<RulesFile, readonly PolicyProblem[]> => {
  const yaml = readYaml(text);
  const parsed = yaml.value === undefined ? undefined : policyFile.safeParse(yaml.value);
  const found = parsed?.success === false ? parsed.error.issues.flatMap((issue) => explain(issue, yaml.value)) : [];
  const named = new Set(found.map(({ path }) => fieldOf(path)));
  const across = crosscheck(yaml.value).filter(({ path }) => !named.has(fieldOf(path)));
  const problemOf = (flaw: Flaw, place = yaml.placeOf(flaw)): PolicyProblem => ({
    file,
    line: place.line,
    column: place.column,
    field: fieldOf(flaw.path),
    problem: flaw.problem,
    remedy: flaw.remedy,
  });
  const problems = [
    ...yaml.faults.map((fault) => problemOf(fault, fault)),
    ...[...found, ...across].map((flaw) => problemOf(flaw)),
  ].sort((one, other) => one.line - other.line || one.column - other.column);
  if (parsed?.success !== true || problems.length > 0) return failed(problems);
  return ok({
    policy: policyOf(parsed.data, text),
    examples: (parsed.data.examples ?? []).map((example) => exampleOf(example, parsed.data)),
    problemWith: (example, problem) =>
      problemOf({
        path: ['examples', example],
        problem,
        remedy: 'Change the rules, or what the example expects of them.',
      }),
  });
};

/** The rules alone, for whoever lives by them. What their examples say is for `npm run policy -- check`. */
export const readPolicy = (text: string, file: string): Result<Policy, readonly PolicyProblem[]> => {
  const read = readPolicyFile(text, file);
  return read.ok ? ok(read.value.policy) : read;
};
