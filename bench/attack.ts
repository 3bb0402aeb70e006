import { attackAll } from './attack/attacks.js';

/**
 * `npm run attack`: what strangers can do at the bot's door, tried on the real bot in a process of its own. Exits with 1 where
 * anything comes through, or where a naive bot keeps out what it cannot. `ATTACK_TOKENS` (50,000), `ATTACK_BODIES` (10,000),
 * `ATTACK_STALLED` (500) say how often.
 */
const size = {
  tokens: Number(process.env['ATTACK_TOKENS'] ?? 50_000),
  bodies: Number(process.env['ATTACK_BODIES'] ?? 10_000),
  stalled: Number(process.env['ATTACK_STALLED'] ?? 500),
  patience: 90_000,
};
const { naive, attacks } = await attackAll(size);

console.log(`a bot that believes what tokens say lets in ${naive.breaches.length} of ${naive.tries} shapes`);
console.log('\n| attack | tries | came through | |\n| --- | ---: | ---: | --- |');
for (const { attack, tries, breaches, note = '' } of attacks)
  console.log(`| ${attack} | ${tries.toLocaleString('en')} | ${breaches.length} | ${note} |`);
for (const { attack, breaches } of attacks) for (const breach of breaches) console.log(`! ${attack}: ${breach}`);
if (naive.breaches.length === 0 || attacks.some(({ breaches }) => breaches.length > 0)) process.exitCode = 1;
