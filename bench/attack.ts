import { attackAll } from './attack/attacks.js';

/**
 * `npm run attack`: what strangers can do at the bot's door, tried on the real bot in a process of its own. Exits with 1 where
 * anything comes through, or where a naive bot keeps out what it cannot. `ATTACK_TOKENS` (50,000), `ATTACK_BODIES` (10,000),
 * `ATTACK_STALLED` (500) say how often; `ATTACK_SEED` draws the bodies that were drawn before.
 */
const size = {
  tokens: Number(process.env['ATTACK_TOKENS'] ?? 50_000),
  bodies: Number(process.env['ATTACK_BODIES'] ?? 10_000),
  stalled: Number(process.env['ATTACK_STALLED'] ?? 500),
  seed: Number(process.env['ATTACK_SEED'] ?? Date.now() % 2 ** 31),
  patience: 45_000,
};
const { naive, attacks } = await attackAll(size);

for (const { bot, tries, unnoticed } of naive) {
  console.log(`${bot}: ${tries.attack}, ${tries.breaches.length} came through${tries.note ? ` (${tries.note})` : ''}`);
  for (const kind of unnoticed) console.log(`! ${bot}: ${tries.attack}, not noticed: ${kind.source}`);
}
console.log('\n| attack | tries | came through | |\n| --- | ---: | ---: | --- |');
for (const { attack, tries, breaches, note = '' } of attacks)
  console.log(`| ${attack} | ${tries.toLocaleString('en')} | ${breaches.length} | ${note} |`);
for (const { attack, breaches } of attacks) for (const breach of breaches) console.log(`! ${attack}: ${breach}`);
if (naive.some(({ unnoticed }) => unnoticed.length > 0) || attacks.some(({ breaches }) => breaches.length > 0))
  process.exitCode = 1;
