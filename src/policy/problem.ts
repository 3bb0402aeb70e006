import { cleanLine } from '../kernel/text.js';

/** One thing that is wrong with the policy file, where, and what to do about it. `field` is empty where it is the whole file. */
export type PolicyProblem = {
  readonly file: string;
  /** Both from 1, as editors count. */
  readonly line: number;
  readonly column: number;
  readonly field: string;
  readonly problem: string;
  readonly remedy: string;
};

/** `policy.yaml:12:5 offers[1].id: “abc” is no group id. → Copy the Object ID …` */
export const formatProblem = ({ file, line, column, field, problem, remedy }: PolicyProblem): string =>
  `${file}:${line}:${column} ${field ? `${field}: ` : ''}${problem} → ${remedy}`;

/** Something found in what the file says; where it stands is looked up afterwards. */
export type Flaw = {
  readonly path: readonly PropertyKey[];
  readonly problem: string;
  readonly remedy: string;
  /** It is the key that is wrong, not what it says. */
  readonly atKey?: boolean;
};

/** `offers[1].id` */
export const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (field, step) => (typeof step === 'number' ? `${field}[${step}]` : `${field}${field ? '.' : ''}${String(step)}`),
    '',
  );

/** What the file says, short enough to be quoted in a problem. */
export const quoted = (text: string): string => `“${cleanLine(text, 60)}”`;
