import { bodies } from './bodies.js';
import { TELLS_MEMORY, withHouse, type House, type Naive } from './house.js';
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

/** What came through to a bot that must not stand an attack, and what should have and did not. */
export type Noticed = { readonly bot: string; readonly tries: Tries; readonly unnoticed: readonly RegExp[] };

/** An attack, and each kind of breach that it has to find there. */
type Weakness = { readonly attack: Attack; readonly by: readonly RegExp[] };
type Weak = { readonly naive: Naive; readonly bot: string; readonly weaknesses: readonly Weakness[] };

/** One that remembers tokens is noticed by what it has grown to, and so only among many of them. */
const weak = ({ tokens: count, seed }: Size): readonly Weak[] => [
  {
    naive: 'believing',
    bot: 'a bot that believes what tokens say',
    weaknesses: [{ attack: tokens, by: [/^a token with/] }],
  },
  ...(count < MANY || !TELLS_MEMORY
    ? []
    : ([
        {
          naive: 'remembering',
          bot: 'a bot that remembers tokens, and grows by them',
          weaknesses: [{ attack: flood(count), by: [/^memory went/] }],
        },
      ] satisfies Weak[])),
  {
    naive: 'careless',
    bot: 'a bot behind a careless door',
    weaknesses: [
      { attack: bodies(100, seed), by: [/^answered with 500/, /^told too much/] },
      {
        attack: wire(4, 2500),
        by: [
          ...[/compressed/, /half a megabyte/, /meanwhile/],
          ...[/stops in its headers/, /stops in its body/, /drips through its headers/, /drips through its body/],
        ],
      },
    ],
  },
];

/** What so few of them cannot show, or this machine, each a sentence. */
export const unjudged = ({ tokens: count }: Pick<Size, 'tokens'>, tellsMemory = TELLS_MEMORY): readonly string[] => [
  ...(tellsMemory
    ? []
    : [
        'What memory a process takes is read on Linux alone: the bot that remembers tokens is not tried, and memory is not judged.',
      ]),
  ...(count < MANY
    ? [
        `Of ${count} tokens nobody can tell what each costs, as of ${MANY} or more: the bot that remembers tokens is not tried, memory may grow by half, and whether /healthz is slower afterwards is not judged.`,
      ]
    : []),
];

const noticedOf = async ({ bot, weaknesses }: Weak, house: House): Promise<readonly Noticed[]> => {
  const seen: Noticed[] = [];
  for (const { attack, by } of weaknesses) {
    const tries = await attack(house);
    seen.push({ bot, tries, unnoticed: by.filter((kind) => !tries.breaches.some((breach) => kind.test(breach))) });
  }
  return seen;
};

/** Every attack on the bot's door, by a bot in a process of its own; before it the bots that must not stand them. */
export const attackAll = async (
  size: Size,
): Promise<{ readonly naive: readonly Noticed[]; readonly attacks: readonly Tries[] }> => {
  const naive: Noticed[] = [];
  for (const one of weak(size)) naive.push(...(await withHouse(one.naive, (house) => noticedOf(one, house))));
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
