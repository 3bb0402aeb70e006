import { createHash } from 'node:crypto';
import { failed, ok, type Result } from '../kernel/result.js';
import { crosscheck } from './crosscheck.js';
import { explain } from './explain.js';
import { keyMeant, keyOf } from './offer-key.js';
import { DELIVERIES, type ApproverSource, type Offer, type Policy, type Rule, type Stage } from './policy.js';
import { fieldOf, type PolicyProblem } from './problem.js';
import { policyFile, type PolicyFile } from './schema.js';
import { readYaml } from './yaml-file.js';

export { formatProblem, type PolicyProblem } from './problem.js';

type FileRule = PolicyFile['rules'][number];
type FileSource = Extract<FileRule['approval'], object>['stages'][number]['ask'][number];

const sourceOf = (source: FileSource): ApproverSource =>
  typeof source === 'string' ? { from: source } : { from: 'people', addresses: [...new Set(source.people)] };

const stageOf = (approval: FileRule['approval']): Stage | undefined => {
  const stage = approval === 'none' ? undefined : approval.stages[0];
  return stage && { sources: stage.ask.map(sourceOf), within: stage.within };
};

const ruleOf = (rule: FileRule, offers: PolicyFile['offers']): Rule => {
  const stage = stageOf(rule.approval);
  const { domains, offers: named } = rule.when ?? {};
  return {
    name: rule.name,
    when: {
      ...(domains && { domains }),
      ...(named && { offers: named.map((said) => keyMeant(offers, said) ?? said) }),
    },
    ...(stage && { stage }),
    longestStay: rule.longestStay,
    ...(rule.defaultStay !== undefined && { defaultStay: rule.defaultStay }),
    deliveries: [...new Set(rule.delivery ?? DELIVERIES)],
  };
};

const offerOf = (offer: PolicyFile['offers'][number]): Offer => ({
  key: keyOf(offer),
  name: offer.name,
  aliases: offer.aliases ?? [],
  kind: offer.kind,
  id: offer.id,
  ...(offer.landing !== undefined && { landing: offer.landing }),
});

const policyOf = (file: PolicyFile, text: string): Policy => ({
  hash: createHash('sha256').update(text).digest('hex'),
  company: file.company,
  administrators: [...new Set(file.administrators)],
  zone: file.timeZone,
  displayName: file.guests?.displayName ?? '{name} ({company})',
  blockedDomains: file.guests?.blockedDomains ?? [],
  offers: file.offers.map(offerOf),
  rules: file.rules.map((rule) => ruleOf(rule, file.offers)),
});

/**
 * Reads the company's rules. `file` is only for the problems' sake: how the reader knows it. Says all that is wrong at once,
 * in the order of the file; a fault of form (YAML) hides what is behind it.
 */
export const readPolicy = (text: string, file: string): Result<Policy, readonly PolicyProblem[]> => {
  const yaml = readYaml(text);
  const parsed = yaml.value === undefined ? undefined : policyFile.safeParse(yaml.value);
  const found = parsed?.success === false ? parsed.error.issues.flatMap((issue) => explain(issue, yaml.value)) : [];
  const named = new Set(found.map(({ path }) => fieldOf(path)));
  const across = crosscheck(yaml.value).filter(({ path }) => !named.has(fieldOf(path)));
  const placed = [...found, ...across].map((finding) => ({ ...finding, ...yaml.placeOf(finding) }));
  const problems = [...yaml.faults, ...placed]
    .map(({ line, column, path, problem, remedy }): PolicyProblem => ({
      file,
      line,
      column,
      field: fieldOf(path),
      problem,
      remedy,
    }))
    .sort((one, other) => one.line - other.line || one.column - other.column);
  return parsed?.success === true && problems.length === 0 ? ok(policyOf(parsed.data, text)) : failed(problems);
};
