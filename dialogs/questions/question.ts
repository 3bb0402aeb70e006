import type { DraftField } from '../../cards/draft.js';
import type { GuestAddress } from '../../src/kernel/address.js';
import { failed, type Result } from '../../src/kernel/result.js';
import type { Sentence } from '../../src/words/words.js';
import type { Draft } from '../draft.js';
import type { Surroundings } from '../surroundings.js';

/** What is wrong with an answer, as a sentence with its remedy. `use` are addresses that one button could put in its place. */
export type Fault = {
  readonly says: Sentence;
  readonly use?: readonly { readonly address: GuestAddress; readonly title: string }[];
};

/** One question of the dialog: what it is about, and how an answer is read. What it asks stands in words. */
export type Question = {
  readonly field: DraftField;
  /** What the answer makes known, to be merged into the draft; nothing else of the draft changes. */
  read(answer: string, around: Surroundings, draft: Draft): Promise<Result<Partial<Draft>, Fault>>;
};

export const wrong = (says: Sentence): { readonly ok: false; readonly error: Fault } => failed({ says });
