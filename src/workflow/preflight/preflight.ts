import type { Clock } from '../../kernel/clock.js';
import type { Policy } from '../../policy/policy.js';
import type { Directory } from '../ports.js';
import type { Ask, Preflight } from '../workflow.js';
import { approversIn } from './approvers.js';
import { examine } from './examine.js';
import { gather, type OwnBooks } from './gather.js';
import { lackedByKind } from './granted.js';
import type { Scene } from './scene.js';

/** A look, with all that was looked up for it. */
export type Look = { readonly preflight: Preflight; readonly scene: Scene };

/** Looks before anybody is disturbed, by the rules that are handed over. */
export type LookBefore = (ask: Ask, policy: Policy) => Promise<Look>;

export const createLook =
  (needs: { store: OwnBooks; directory: Pick<Directory, 'survey'>; clock: Clock }): LookBefore =>
  async (ask, policy) => {
    const { survey, books } = await gather(needs, ask, policy);
    const { scene, findings, seen } = examine(survey, books, ask, policy, needs.clock.now());
    const { verdict } = scene;
    const notGranted = policy.offers.flatMap((offer) => (lackedByKind(offer, survey).length > 0 ? [offer.key] : []));
    return {
      scene,
      preflight: {
        findings,
        ...(verdict && { verdict }),
        stages: approversIn(scene),
        seen,
        ...(notGranted.length > 0 && { notGranted }),
      },
    };
  };
