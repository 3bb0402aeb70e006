import { bodies } from './bodies.js';
import { withHouse } from './house.js';
import { flood, tokens } from './tokens.js';
import type { Attack, Tries } from './tries.js';
import { wire } from './wire.js';

export type Size = {
  readonly tokens: number;
  readonly bodies: number;
  readonly stalled: number;
  readonly patience: number;
};

/** Every attack on the bot's door, by a bot in a process of its own. `naive` is what a bot that believes tokens lets through. */
export const attackAll = async (size: Size): Promise<{ readonly naive: Tries; readonly attacks: readonly Tries[] }> => {
  const naive = await withHouse(true, tokens);
  const each: readonly Attack[] = [tokens, flood(size.tokens), bodies(size.bodies), wire(size.stalled, size.patience)];
  const attacks = await withHouse(false, async (house) => {
    const done: Tries[] = [];
    for (const attack of each) done.push(await attack(house));
    return done;
  });
  return { naive, attacks };
};
