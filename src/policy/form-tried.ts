import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const isOfAnotherKind = (issues: readonly Issue[]): boolean =>
  issues.some(({ path, code }) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_value'));

const fieldsUnknown = (issues: readonly Issue[]): number =>
  issues.flatMap((issue) => (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [])).length;

const complaintsOf = (issues: readonly Issue[]): number =>
  issues.filter(({ code }) => code !== 'unrecognized_keys').length + fieldsUnknown(issues);

/**
 * Of a choice between forms, what is wrong with the one that was meant: it knows every field that is there, or else has the
 * least to complain of. Where none fits the value at all, the first one if it is a plain text; otherwise none.
 */
export const formTried = (errors: readonly (readonly Issue[])[]): readonly Issue[] | undefined => {
  const possible = errors.filter((issues) => !isOfAnotherKind(issues));
  const [[first] = []] = errors;
  if (possible.length === 0) return first?.code === 'invalid_type' ? [first] : undefined;
  const nearest = possible.toSorted((one, other) => complaintsOf(one) - complaintsOf(other));
  return possible.find((issues) => fieldsUnknown(issues) === 0) ?? nearest[0];
};
