import type { Offer } from '../../policy/policy.js';
import type { Survey } from '../ports.js';

/** The permissions that are missing to give this, by its kind alone; none, where all are there or nobody knows. */
export const lackedByKind = ({ kind }: Pick<Offer, 'kind'>, { lacking }: Pick<Survey, 'lacking'>): readonly string[] =>
  (lacking.known ? lacking.value.get(kind) : undefined) ?? [];
