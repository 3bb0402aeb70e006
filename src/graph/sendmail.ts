import { z } from 'zod';
import type { Call } from './call.js';
import { GraphError } from './errors.js';

/**
 * Hands a whole MIME message, base64, to the sender's mailbox. 'accepted' (202) is not 'delivered'; 'refused' is final for
 * this message. Not permitted, throttled and unavailable throw `DirectoryTrouble`.
 */
export type SendMime = (sender: string, mimeBase64: string) => Promise<'accepted' | 'refused'>;

export const createSendMime =
  (call: Call): SendMime =>
  async (sender, mimeBase64) => {
    try {
      await call('POST /users/{user-id}/sendMail', { params: { 'user-id': sender }, body: mimeBase64 }, z.unknown());
      return 'accepted';
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      if (error.status === 404) throw error.as('not-permitted', 'There is no mailbox of the name in MAIL_SENDER');
      if (error.status === 400 || error.status === 413) return 'refused';
      throw error;
    }
  };
