import type { TenantClient } from '../../test/support/tenant-client.js';

type Data = { readonly verb: string; readonly nomination?: string };

/** The newest card of somebody's that has a button with this verb, for this nomination where one is named; what the button says. */
export const buttonFor = async (tenant: TenantClient, person: string, verb: string, nomination?: string) => {
  for (const { activityId, card, deleted } of (await tenant.messages(person)).toReversed()) {
    const data = deleted ? undefined : dataOf(card, verb);
    if (data && (nomination === undefined || data.nomination === nomination)) return { activityId, data };
  }
  throw new Error(`Nobody was shown a button that says ${verb}.`);
};

const dataOf = (node: unknown, verb: string): Data | undefined => {
  if (typeof node !== 'object' || node === null) return undefined;
  const { data } = node as { readonly data?: Data };
  if (data?.verb === verb) return data;
  for (const inner of Object.values(node)) {
    const found = dataOf(inner, verb);
    if (found) return found;
  }
  return undefined;
};
