import type { TenantClient } from '../../test/support/tenant-client.js';
import type { Said } from '../../test/support/tenant-shapes.js';
import type { Chance } from '../year/chance.js';
import { pressAsItStood, type CardAt, type Premade } from './premade.js';

type Kind = 'approve' | 'deny' | 'twice' | 'withdraw' | 'stale';
export type Click = {
  readonly kind: Kind;
  readonly by: string;
  readonly activityId: string;
  readonly data: Readonly<Record<string, unknown>> & { readonly verb: string };
};
export type Answered = Click & { readonly answer: Said };

/** What people have before their eyes when the race begins. `old`: the card of the step before, of whoever agreed in it. */
export type Cards = { readonly now: readonly CardAt[]; readonly old: CardAt; readonly receipt: CardAt };

export const CLICKS = 8;
const MIXTURE: readonly Kind[] = ['approve', 'approve', 'approve', 'deny', 'deny', 'twice', 'withdraw', 'stale'];

/** Eight clicks at random, in an order at random. One of them at least can win. */
export const clicksFor = ({ id }: Premade, { now, old, receipt }: Cards, chance: Chance): readonly Click[] => {
  const draw = (kind: Kind, before: readonly Click[], at: number): Click => {
    const card = chance.one(now);
    const asked = { nomination: id, stage: 1, edition: 0 };
    switch (kind) {
      case 'approve':
        return { kind, by: card.holder, activityId: card.activityId, data: { verb: 'approve', ...asked } };
      case 'deny': {
        const data = { verb: 'deny', ...asked, comment: `no, by click ${at}` };
        return { kind, by: card.holder, activityId: card.activityId, data };
      }
      case 'twice':
        return { ...chance.one(before), kind };
      case 'withdraw':
        return { kind, by: receipt.holder, activityId: receipt.activityId, data: { verb: kind, nomination: id } };
      case 'stale': {
        const data = { verb: chance.one(['approve', 'deny']), ...asked, stage: 0, comment: 'late' };
        return { kind, by: old.holder, activityId: old.activityId, data };
      }
    }
  };
  const clicks: Click[] = [];
  for (let at = 0; at < CLICKS; at += 1)
    clicks.push(draw(at === 0 ? chance.one(['approve', 'deny']) : chance.one(MIXTURE), clicks, at));
  return clicks
    .map((click) => ({ click, place: chance.between(0, 1e9) }))
    .sort((a, b) => a.place - b.place)
    .map(({ click }) => click);
};

/** All of them at the same instant. */
export const race = (tenant: TenantClient, clicks: readonly Click[]): Promise<readonly Answered[]> =>
  Promise.all(
    clicks.map(async (click) => ({
      ...click,
      answer: await pressAsItStood(tenant, click.by, click.activityId, click.data),
    })),
  );
