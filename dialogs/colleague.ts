import type { Person } from '../src/kernel/people.js';
import { failed, ok, type Result } from '../src/kernel/result.js';
import type { Sentence } from '../src/words/words.js';
import { named, quoted } from './naming.js';
import type { Surroundings } from './surroundings.js';

/** An employee by address or name, with what chat programs and people put around it; what to say where nobody is meant for certain. */
export const colleague = async (
  typed: string,
  { workflow, words }: Surroundings,
): Promise<Result<Person, Sentence>> => {
  const says = words.nominate.findings.sponsors;
  const said = bare(typed);
  const found = await workflow.colleagues(said);
  if (!found) return failed(says.unchecked);
  const [first, ...others] = found;
  if (!first) return failed(says.unknown(quoted(said)));
  if (others.length === 0) return ok(first);
  const people = found.map(({ name, address }) => says.person(named(name), address));
  return failed(says.several(quoted(said), people));
};

export const bare = (typed: string): string => typed.trim().replace(/^<?(?:mailto:)?|[>。.,，;；]+$/g, '');
