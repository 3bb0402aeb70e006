import assert from 'node:assert/strict';
import { approvalsBy, nominates, offered, pressed } from '../support/nominating.js';
import { createWorld, type World } from '../support/world.js';

const LONG = 'no '.repeat(3334).slice(0, 10_000);

/** What would be drawn, followed, computed or turned round, if anybody took it for more than text. */
const HOSTILE =
  '**bold** [link](https://evil.example) ![x](https://evil.example/x.png) <b>html</b> <at>Mia</at> ${nominator} {{DATE(2027-01-01T00:00:00Z,SHORT)}} \u202egnp.exe `code` 🎉';
/** What is left of it to be read: the same letters. */
const READ = /\*\*bold\*\* \[link\].*<b>html<\/b>.*nominator.*DATE.*gnp\.exe.*🎉/;

describe('what approvers and nominators type', function () {
  let world: World;
  before(async () => {
    world = await createWorld({
      POLICY_FILE: await approvalsBy({
        any: { stages: [{ ask: ['owners'], within: '5 days', handOver: 'yes' }] },
        all: { stages: [{ ask: ['owners'], quorum: 'all', within: '5 days', handOver: 'yes' }] },
      }),
    });
  });
  after(() => world.ends());

  it('in 10,000 characters is refused in words; nothing of it counts, and what is pressed then does', async () => {
    const { sue, oskar, mia } = world;
    const tooLong = /^That text is too long for me, so nothing was changed\. Please keep it under 1,000 characters\.$/;
    await nominates(sue, 'Ann Pike', 'all');
    const card = await offered(oskar, /Ann Pike/, 'Approve');
    for (const [title, inputs] of [
      ['Approve', { comment: LONG }],
      ['Deny', { comment: LONG }],
      ['Send the question', { question: LONG }],
      ['Approve with these changes', { comment: LONG }],
      ['Hand over', { colleague: LONG }],
    ] as const) {
      assert.match(await pressed(oskar, /Ann Pike/, title, inputs), tooLong, title);
    }
    assert.equal((await offered(oskar, /Ann Pike/, 'Approve')).text, card.text);

    const most = 'y'.repeat(1000);
    await pressed(oskar, /Ann Pike/, 'Send the question', { question: 'Why?' });
    assert.match(await pressed(sue, /^Ann Pike →[^]*Why\?/, 'Answer', { answer: LONG }), tooLong);
    await sue.says(`answer ${LONG}`);
    await sue.reads(/has 10,0\d\d characters/);
    await offered(sue, /^Ann Pike →[^]*Why\?/, 'Answer');
    await mia.reads(/Ann Pike[^]*Sue Park has not answered yet/);
    await pressed(sue, /^Ann Pike →[^]*Why\?/, 'Answer', { answer: most });
    await mia.reads(new RegExp(`Ann Pike[^]*Answer by Sue Park, .* — “${most}”`));

    await pressed(oskar, /Ann Pike/, 'Approve', { comment: most });
    await mia.reads(new RegExp(`Ann Pike[^]*1 of 2 agreed[^]*“${most}”`));
    await pressed(mia, /Ann Pike/, 'Deny', { comment: most });
    await sue.reads(new RegExp(`Mia Berg denied your nomination of Ann Pike[^]*${most}`));
  });

  it('is text wherever it is read, and never markup', async () => {
    const { sue, oskar, mia, carl, tenant } = world;
    await sue.says('invite bea.pike@any.alpineskihouse.com to Apollo for 30 weeks');
    await sue.says('Bea **Pike** [x](https://evil.example)');
    await sue.says(HOSTILE);
    await sue.presses('Send for approval');
    await offered(oskar, /bea\.pike@/, 'Approve');
    await pressed(oskar, /bea\.pike@/, 'Send the question', { question: HOSTILE });
    await sue.reads(new RegExp(`Oskar Lind asks you:\n“${READ.source}`));
    await mia.reads(new RegExp(`Question by Oskar Lind, .* — “${READ.source}`));
    await pressed(sue, /bea\.pike@[^]*Oskar Lind asks you|Oskar Lind asks you[^]*/, 'Answer', { answer: HOSTILE });
    for (const who of [oskar, mia]) await who.reads(new RegExp(`Answer by Sue Park, .* — “${READ.source}`));
    assert.match(
      await pressed(oskar, /bea\.pike@/, 'Hand over', { colleague: HOSTILE }),
      /I found no colleague called/,
    );
    await pressed(mia, /bea\.pike@/, 'Hand over', { colleague: 'Carl Meyer' });
    await offered(carl, /bea\.pike@/, 'Approve');
    await carl.says('approvals');
    await carl.reads(/^1 request waits for you[^]*bea\.pike@/);
    await pressed(oskar, /bea\.pike@/, 'Deny', { comment: HOSTILE });
    await sue.reads(/Oskar Lind denied your nomination of[^]*bold/);
    for (const who of [oskar, mia, carl]) await who.reads(new RegExp(`^Denied by Oskar Lind[^]*“${READ.source}`));
    await sue.says('status');
    await sue.reads(/Bea[^]*denied by Oskar Lind/);

    const shown = (await Promise.all([sue, oskar, mia, carl].map(({ id }) => tenant.messages(id)))).flat();
    for (const { from, ...message } of shown) if (from === 'bot') isInert(message);
    // What was edited since, too.
    for (const { on, body } of await tenant.requests()) if (on === 'connector') isInert(body ?? {});
  });
});

/** Cards keep what was typed out of everything that reads Markdown or templates; sentences escape it. */
const isInert = ({
  text = '',
  summary = '',
  ...cards
}: {
  readonly text?: string;
  readonly summary?: string;
}): void => {
  assert.doesNotMatch(text + summary, /\u202e/);
  assert.doesNotMatch(text, /(?<!\\)\[(?:link|x)(?<!\\)\]\(|(?<!\\)\*\*(?:bold|Pike)|<(?:b|at)>/);
  assert.doesNotMatch(JSON.stringify(cards), /\{\{|\$\{|\u202e/);
  for (const block of markdownIn(cards)) assert.doesNotMatch(block, /evil\.example|<b>|\*\*bold/);
};

/** What Teams would read Markdown in: text blocks, and titles. */
const markdownIn = (node: unknown): readonly string[] => {
  if (typeof node !== 'object' || node === null) return [];
  const { type, text, title } = node as Readonly<Record<string, unknown>>;
  const own = [type === 'TextBlock' ? text : undefined, title].filter((one) => typeof one === 'string');
  return [...own, ...Object.values(node).flatMap(markdownIn)];
};
