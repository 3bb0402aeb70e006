import { bodies } from './bodies.js';
import { withHouse } from './house.js';
import { flood, MANY, tokens } from './tokens.js';
import type { Attack, Tries } from './tries.js';
import { wire } from './wire.js';

export type Size = {
  readonly tokens: number;
  readonly bodies: number;
  /** Which bodies; the same number draws the same ones. */
  readonly seed: number;
  readonly stalled: number;
  readonly patience: number;
};

/** What it is to notice, and how much of that came through. */
export type Noticed = { readonly bot: string; readonly tries: Tries };

/**
 * Every attack on the bot's door, by a bot in a process of its own; before it the bots that must not stand them. One that remembers
 * tokens is noticed by what it has grown to, and so only among many of them.
 */
export const attackAll = async (
  size: Size,
): Promise<{ readonly naive: readonly Noticed[]; readonly attacks: readonly Tries[] }> => {
  const naive = [{ bot: 'a bot that believes what tokens say', tries: await withHouse('believing', tokens) }];
  if (size.tokens >= MANY)
    naive.push({ bot: 'a bot that remembers tokens', tries: await withHouse('remembering', flood(size.tokens)) });
  const each: readonly Attack[] = [
    tokens,
    flood(size.tokens),
    bodies(size.bodies, size.seed),
    wire(size.stalled, size.patience),
  ];
  const attacks = await withHouse(undefined, async (house) => {
    const done: Tries[] = [];
    for (const attack of each) done.push(await attack(house));
    return done;
  });
  return { naive, attacks };
};
