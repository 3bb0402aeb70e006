import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWorld, type World } from '../support/world.js';

/** Each wrong message, and what the answer must say. Nothing may be begun by any of them. */
const WRONG: readonly (readonly [said: string, answered: RegExp])[] = [
  ['invite ada.fabrikam.com', /@|address/i],
  ['invite ada@', /ada@/],
  ['invite dan+apollo@partner.net', /dan@partner\.net/],
  ["invite o'neil@fabrikam.com", /'/],
  ['invite carl@contoso.com', /Carl Meyer is a colleague/],
  ['invite nobody@contoso.com', /contoso\.com/],
  ['invite spam@mailinator.com', /mailinator\.com/],
  ['invite ada@fabrikam.com to Apollo until 3 January 2020', /past|before|over/i],
  ['invite ada@fabrikam.com to Apollo until 03/04/2027', /3 (March|April)|April|March/],
  [
    'invite ada@fabrikam.com to Apollo until 30 June 2099',
    /longer than the rule “Known partners” allows.*last possible day/,
  ],
  ['invite ada@fabrikam.com to Atlantis until 30 June', /Atlantis/],
  [`invite ada@fabrikam.com because ${'very '.repeat(4000)}`, /long|characters/i],
  ['invte ada', /Did you mean/],
];

const HOSTILE =
  '**bold** [link](https://evil.example) ![x](https://evil.example/x.png) <b>html</b> ${name} {{DATE(2027-01-01)}} \u202egnp.exe 🎉';

describe('bad input', () => {
  let world: World;
  before(async () => (world = await createWorld()));
  beforeEach(async () => {
    await world.sue.says('cancel');
  });
  after(() => world.ends());

  for (const [said, answered] of WRONG) {
    it(`answers “${said.slice(0, 60)}” with what to do`, async () => {
      const before = (await world.sue.sees()).length;
      await world.sue.says(said);
      const fresh = (await world.sue.sees()).slice(before).join('\n');
      assert.match(fresh, answered);
      assert.ok(!/undefined|\[object|NaN/.test(fresh), fresh);
    });
  }

  it('keeps what was right beside what was wrong', async () => {
    await world.sue.says('invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June 2099, joint audit');
    await world.sue.says('until 30 June');
    await world.sue.reads(/Invite Ada Lovelace \(Fabrikam\) to Project Apollo\?[^]*joint audit/);
  });

  it('takes two addresses one after the other', async () => {
    await world.sue.says('invite amy@fabrikam.com and ben@fabrikam.com to Apollo until 30 June, joint audit');
    await world.sue.says('Amy Adler');
    await world.sue.reads(/Invite Amy Adler/);
    await world.sue.presses('Send for approval');
    await world.sue.reads(/ben@fabrikam\.com/);
    await world.sue.says('cancel');
  });

  it('shows what people typed as they typed it, and never as markup', async () => {
    await world.sue.says('invite Eva Holm <eva@fabrikam.com> to Apollo until 30 June');
    await world.sue.says(HOSTILE);
    await world.sue.presses('Send for approval');
    const card = await world.oskar.reads(/Eva Holm/);
    const drawn = JSON.stringify(card.card);
    for (const block of JSON.stringify(card.card).matchAll(/"type":"TextBlock"[^}]*"text":"([^"]*)"/g))
      assert.ok(!block[1]?.includes('evil.example'), block[1]);
    assert.ok(!drawn.includes('{{') && !drawn.includes('${') && !drawn.includes('\u202e'), drawn);
    await world.oskar.presses('Deny', { comment: HOSTILE });
    await world.sue.reads(/evil\.example/);
  });

  it('says what to do with a file', async () => {
    let fetched = 0;
    const shelf = createServer((_, response) => {
      fetched += 1;
      response.end('guests');
    });
    await new Promise<void>((resolve) => void shelf.listen(0, '127.0.0.1', resolve));
    const { port } = shelf.address() as AddressInfo;
    const before = (await world.sue.sees()).length;
    for (const contentType of ['application/vnd.microsoft.teams.file.download.info', 'image/png'])
      await world.tenant.say(world.sue.id, '', [
        {
          contentType,
          name: 'guests.xlsx',
          contentUrl: `http://127.0.0.1:${port}/x`,
          content: { downloadUrl: `http://127.0.0.1:${port}/x` },
        },
      ]);
    assert.match((await world.sue.sees()).slice(before).join('\n'), /file/i);
    await new Promise((resolve) => void shelf.close(resolve));
    assert.equal(fetched, 0, 'the file was fetched');
  });

  it('lets no stranger answer, whatever card they hold', async () => {
    await world.sue.says('invite Max Born <max@fabrikam.com> to Apollo until 30 June, physics');
    await world.sue.presses('Send for approval');
    const card = await world.oskar.reads(/Max Born/);
    const nomination = /"nomination":"([^"]+)"/.exec(JSON.stringify(card.card))?.[1];
    const said = await world.tenant.send({
      as: world.carl.id,
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: {
        action: { type: 'Action.Execute', verb: 'approve', data: { verb: 'approve', nomination } },
        trigger: 'manual',
      },
    });
    assert.match(JSON.stringify(said), /Only the owners of Project Apollo/);
    assert.ok((await world.oskar.card(/Max Born/)).buttons.includes('Approve'), 'the card is still open');
  });
});
