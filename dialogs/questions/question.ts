import type { DraftField } from '../../cards/draft.js';
import type { GuestAddress } from '../../src/kernel/address.js';
import { failed, type Result } from '../../src/kernel/result.js';
import type { Sentence } from '../../src/words/words.js';
import type { Draft } from '../draft.js';
import type { Surroundings } from '../surroundings.js';

/** What is wrong with an answer, as a sentence with its remedy. */
export type Fault = {
  readonly says: Sentence;
  /** Addresses that one button could put in its place. */
  readonly use?: readonly { readonly address: GuestAddress; readonly title: string }[];
};

/** One question of the dialog: what it is about, and how an answer is read. What it asks stands in words. */
export type Question = {
  readonly field: DraftField;
  /**
   * What the answer makes known, to take the place of what was known of the field; nothing where the same was said again.
   * What the directory and the rules say to it is found by the look, once for all answers.
   */
  read(answer: string, around: Surroundings, draft: Draft): Promise<Result<Partial<Draft>, Fault>>;
};

export const wrong = (says: Sentence): { readonly ok: false; readonly error: Fault } => failed({ says });
