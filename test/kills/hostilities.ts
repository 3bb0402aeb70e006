import assert from 'node:assert/strict';
import type { TenantClient } from '../support/tenant-client.js';
import type { Exchange } from '../support/tenant-shapes.js';
import { takenIn } from './taken.js';

/** What others may do to the account of a guest, and to their address, while the stay ends. */
export const HOSTILITIES = [
  'a member has the address',
  'made a member, and enabled',
  'made a member',
  'deleted, and the address invited anew',
  'kept on-premises',
] as const;
export type Hostility = (typeof HOSTILITIES)[number];

/** What became of a guest, as the tenant saw it. */
export type Attacked = {
  readonly id: string;
  readonly hostility: Hostility;
  /** The last exchange before it was done. */
  readonly at: number;
  /** Of somebody else, who has the address now. */
  readonly other?: string;
};

/** Undefined: the account is gone already, so that there is nothing to be hostile with. */
export const attack = async (tenant: TenantClient, id: string, hostility: Hostility): Promise<Attacked | undefined> => {
  const account = await tenant.account(id);
  if (account.isDeleted) return undefined;
  const attacked = { id, hostility, at: await tenant.now() };
  const address = account.mail ?? '';
  switch (hostility) {
    case 'a member has the address': {
      await tenant.changeAccount(id, { mail: `former-${address}` });
      const [other] = await tenant.guests([{ address, userType: 'Member' }]);
      return { ...attacked, ...(other && { other }) };
    }
    case 'made a member, and enabled':
      await tenant.changeAccount(id, { userType: 'Member', enabled: true });
      return attacked;
    case 'made a member':
      await tenant.changeAccount(id, { userType: 'Member' });
      return attacked;
    case 'deleted, and the address invited anew': {
      await tenant.deleteAccount(id);
      const [other] = await tenant.guests([{ address, state: 'PendingAcceptance' }]);
      return { ...attacked, ...(other && { other }) };
    }
    case 'kept on-premises':
      await tenant.changeAccount(id, { onPremises: true });
      return attacked;
  }
};

/** `take`: of a membership, a role or a package. */
type Touch = {
  readonly n: number;
  readonly how: 'PATCH' | 'DELETE' | 'take';
  readonly id: string;
  readonly status: number;
};

const touchesIn = (exchanges: readonly Exchange[]): readonly Touch[] => {
  const takenFrom = takenIn(exchanges);
  return exchanges.flatMap((exchange): readonly Touch[] => {
    const { n, on, method, path, status } = exchange;
    if (on !== 'graph') return [];
    const [, id] = /^\/users\/([^/]+)$/.exec(path) ?? [];
    if (id !== undefined && (method === 'PATCH' || method === 'DELETE')) return [{ n, how: method, id, status }];
    const holder = takenFrom(exchange);
    return holder === undefined ? [] : [{ n, how: 'take', id: holder, status }];
  });
};

/** Their own account is a guest of ours still, only the address is another's. */
const IS_OURS_STILL: ReadonlySet<Hostility> = new Set(['a member has the address']);
/** What they were given is ours to take for as long as they are a guest, whoever keeps their account. */
const IS_NO_GUEST: ReadonlySet<Hostility> = new Set(['made a member, and enabled', 'made a member']);

/** All that was done, or tried, to an account that is no guest of ours, in the tenant's own record. */
export const breachesIn = async (
  tenant: TenantClient,
  ours: ReadonlySet<string>,
  attacked: readonly Attacked[],
): Promise<readonly string[]> => {
  const exchanges = await tenant.requests();
  const touches = touchesIn(exchanges);
  const strangers = touches.filter(({ id }) => !ours.has(id));
  /** Between the look and what is taken upon it anything may happen; but each thing has a look of its own. */
  const isLateTake = ({ id, n }: Touch, { at, hostility }: Attacked): boolean => {
    if (!IS_NO_GUEST.has(hostility)) return false;
    const seen = exchanges.findLast((one) => one.n < n && isLookAt(id, one))?.n ?? 0;
    return seen > at || touches.some((one) => one.how === 'take' && one.id === id && one.n > seen && one.n < n);
  };
  const late = touches.flatMap((touch) => {
    const found = attacked.find(({ id, at }) => id === touch.id && touch.n > at);
    const isBreach = found && (touch.how === 'take' ? isLateTake(touch, found) : !IS_OURS_STILL.has(found.hostility));
    return isBreach ? [`${touch.how} of an account that was ${found.hostility} (${touch.status})`] : [];
  });
  return [
    ...strangers.map(({ how, status }) => `${how} of somebody who was never a guest of ours (${status})`),
    ...late,
    ...rashIn(exchanges, touches),
  ];
};

const isLookAt = (id: string, { method, path, status }: Exchange): boolean =>
  method === 'GET' && path === `/users/${id}` && status === 200;

/** Deletions of whom the bot had not disabled before, and seen disabled after that. */
const rashIn = (exchanges: readonly Exchange[], touches: readonly Touch[]): readonly string[] => {
  const isDone = ({ status }: Touch): boolean => status >= 200 && status < 300;
  return touches
    .filter((touch) => touch.how === 'DELETE' && isDone(touch))
    .flatMap(({ n, id }) => {
      const disabled = touches.find((one) => one.id === id && one.how === 'PATCH' && isDone(one) && one.n < n);
      if (!disabled) return ['DELETE of an account that was not disabled before'];
      const isSeen = exchanges.some(
        (one) =>
          one.n > disabled.n &&
          one.n < n &&
          isLookAt(id, one) &&
          (one.answer as { accountEnabled?: boolean } | undefined)?.accountEnabled === false,
      );
      return isSeen ? [] : ['DELETE of an account that nobody had seen disabled'];
    });
};

/** Whoever took over an account or an address has it still, as they left it. */
export const inspectOthers = async (tenant: TenantClient, attacked: readonly Attacked[]): Promise<void> => {
  for (const { id, other, hostility } of attacked) {
    if (other) {
      const { isDeleted, accountEnabled } = await tenant.account(other);
      assert.ok(!isDeleted && accountEnabled, `${hostility}: somebody else lost their account`);
    }
    const { isDeleted, userType, accountEnabled } = await tenant.account(id);
    if (hostility === 'a member has the address')
      assert.ok(isDeleted, `${hostility}: the guest’s own account is not deleted`);
    else if (hostility !== 'deleted, and the address invited anew') assert.ok(!isDeleted, `${hostility}: deleted`);
    if (hostility === 'made a member, and enabled') assert.ok(userType === 'Member' && accountEnabled, hostility);
  }
};
