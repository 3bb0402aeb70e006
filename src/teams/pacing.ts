import { createPace, createPaces } from '../kernel/pace.js';

/** Teams takes 50 requests a second from an app in a tenant (its documentation); answers to people need some of them too. */
const PER_SECOND = 40;
/** And 7 to one thread; what is answered in somebody's own turn comes on top of these. */
const TO_ONE_CHAT = 5;

/** Resolves when something may be sent of our own accord into this conversation. One for all that we send so. */
export type Pacing = (conversationId: string) => Promise<void>;

export const createPacing = (): Pacing => {
  const turn = createPace(PER_SECOND);
  const turnIn = createPaces(TO_ONE_CHAT);
  return async (conversationId) => {
    await turnIn(conversationId);
    await turn();
  };
};
