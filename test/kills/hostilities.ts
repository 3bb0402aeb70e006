import assert from 'node:assert/strict';
import type { TenantClient } from '../support/tenant-client.js';

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

type Touch = { readonly n: number; readonly method: string; readonly id: string; readonly status: number };

const touchesIn = async (tenant: TenantClient): Promise<readonly Touch[]> =>
  (await tenant.requests()).flatMap(({ n, on, method, path, status }) => {
    const [, id] = /^\/users\/([^/]+)$/.exec(path) ?? [];
    return on === 'graph' && id !== undefined && ['PATCH', 'DELETE'].includes(method)
      ? [{ n, method, id, status }]
      : [];
  });

/** Their own account is a guest of ours still, only the address is another's. */
const IS_OURS_STILL: ReadonlySet<Hostility> = new Set(['a member has the address']);

/** All that was done, or tried, to an account that is no guest of ours, in the tenant's own record. */
export const breachesIn = async (
  tenant: TenantClient,
  ours: ReadonlySet<string>,
  attacked: readonly Attacked[],
): Promise<readonly string[]> => {
  const touches = await touchesIn(tenant);
  const strangers = touches.filter(({ id }) => !ours.has(id));
  const late = touches.filter(({ id, n }) =>
    attacked.some((one) => one.id === id && n > one.at && !IS_OURS_STILL.has(one.hostility)),
  );
  return [
    ...strangers.map(({ method, status }) => `${method} of somebody who was never a guest of ours (${status})`),
    ...late.map(({ method, id, status }) => {
      const hostility = attacked.find((one) => one.id === id)?.hostility;
      return `${method} of an account that was ${hostility} (${status})`;
    }),
    ...(await rashIn(tenant, touches)),
  ];
};

/** Deletions of whom the bot had not disabled before, and seen disabled after that. */
const rashIn = async (tenant: TenantClient, touches: readonly Touch[]): Promise<readonly string[]> => {
  const exchanges = await tenant.requests();
  const isDone = ({ status }: Touch): boolean => status >= 200 && status < 300;
  return touches
    .filter((touch) => touch.method === 'DELETE' && isDone(touch))
    .flatMap(({ n, id }) => {
      const disabled = touches.find((one) => one.id === id && one.method === 'PATCH' && isDone(one) && one.n < n);
      if (!disabled) return ['DELETE of an account that was not disabled before'];
      const isSeen = exchanges.some(
        ({ n: at, method, path, status, answer }) =>
          at > disabled.n &&
          at < n &&
          method === 'GET' &&
          path === `/users/${id}` &&
          status === 200 &&
          (answer as { accountEnabled?: boolean } | undefined)?.accountEnabled === false,
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
