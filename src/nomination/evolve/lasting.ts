import type { Facts, Nomination } from '../nomination.js';

type Lasting = Facts & Pick<Nomination, 'joined' | 'inquiries' | 'changes' | 'fallen'>;

/** What stays whatever becomes of it: all of a nomination that no state of it has for itself. */
export const lasting = (nomination: Nomination): Lasting => {
  const { id, nominator, guest, access, reason, until, zone, deliveries, judgement, nominatedAt } = nomination;
  const { purpose, corrects, move, revive, sponsor, backup, answers, seen, joined } = nomination;
  const { inquiries, changes, fallen } = nomination;
  return {
    id,
    nominator,
    guest,
    access,
    reason,
    until,
    zone,
    deliveries,
    judgement,
    nominatedAt,
    ...(purpose && { purpose }),
    ...(corrects && { corrects }),
    ...(move && { move }),
    ...(revive && { revive }),
    ...(sponsor && { sponsor }),
    ...(backup && { backup }),
    ...(answers && { answers }),
    ...(seen && { seen }),
    ...(joined && { joined }),
    ...(inquiries && { inquiries }),
    ...(changes && { changes }),
    ...(fallen && { fallen }),
  };
};
