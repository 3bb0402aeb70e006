import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { rulesWith } from '../support/rules.js';
import { createWorld, type World } from '../support/world.js';

describe('rules that change while the bot runs', function () {
  let world: World;
  let file: string;
  let good: string;
  before(async () => {
    file = await rulesWith(() => undefined);
    good = await readFile(file, 'utf8');
    world = await createWorld({ POLICY_FILE: file });
  });
  after(() => world.ends());

  it('are in force for what is sent from then on; what was judged before keeps its judgement', async () => {
    await world.sue.says('invite Ann Fox <ann@fabrikam.com> to Apollo until 30 June, figures');
    await world.sue.presses('Send for approval');
    await world.oskar.reads(/Ann Fox[^]*Rule “Known partners”/);

    await writeFile(
      file,
      good.replace('name: Known partners', 'name: Friends').replaceAll('rule: Known partners', 'rule: Friends'),
    );
    // The file is looked at every two seconds, and taken once it has stood still.
    await new Promise((resolve) => setTimeout(resolve, 5000));
    await world.sue.says('invite Cal Fox <cal@fabrikam.com> to Apollo until 30 June, figures');
    await world.sue.presses('Send for approval');
    await world.oskar.reads(/Cal Fox[^]*Rule “Friends”/);
    await world.oskar.pressesOn((await world.oskar.card(/Ann Fox/)).activityId, 'Approve');
    await world.sue.reads(/Ann Fox[^]*redeem\?/);
    assert.match((await world.oskar.card(/Ann Fox/)).text, /Rule “Known partners”/);
  });

  it('are refused where they are broken: the administrators read why, once, and those in force stay', async () => {
    await world.ruth.says('help');
    await writeFile(file, good.replace('kind: team', 'kind: tema'));
    const told = await world.ruth.reads(/offers\[0\]\.kind/);
    assert.ok(told);
    await writeFile(file, `${good.replace('kind: team', 'kind: tema')}\n`);
    await new Promise((resolve) => setTimeout(resolve, 5000));
    const all = (await world.ruth.sees()).filter((text) => /offers\[0\]\.kind/.test(text));
    assert.equal(all.length, 1, all.join('\n---\n'));
    await writeFile(file, good);
    await world.ruth.reads(/rules file can be used again/);
    await world.mia.says('invite Dot Fox <dot@fabrikam.com> to Vendor Portal until 30 June, figures');
    await world.mia.reads(/Invite Dot Fox \(Fabrikam\) to Vendor Portal\?/);
  });
});
