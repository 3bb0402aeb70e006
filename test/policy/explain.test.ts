import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLog } from '../../src/kernel/log.js';
import { startLocalTenant } from '../../src/local/server.js';
import { createTenantClient } from '../support/tenant-client.js';

const COMMAND = fileURLToPath(new URL('../../src/commands/policy.js', import.meta.url));

type Answer = { readonly code: number | null; readonly out: string; readonly err: string };

describe('npm run policy -- explain', function () {
  let tenant: Awaited<ReturnType<typeof startLocalTenant>>;
  before(async () => {
    tenant = await startLocalTenant({ port: 0, botUrl: 'http://localhost:1', log: createLog('silent') });
  });
  after(() => tenant.close());

  const run = (words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [COMMAND, 'explain', ...words], {
        env: { PATH: process.env['PATH'], GRAPH_BASE_URL: tenant.url, ...env },
      });
      let [out, err] = ['', ''];
      child.stdout.on('data', (text: Buffer) => (out += text.toString()));
      child.stderr.on('data', (text: Buffer) => (err += text.toString()));
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, out, err }));
    });
  const about = (guest: string, ...rest: string[]) =>
    run(['--nominator', 'sue@contoso.com', '--guest', guest, '--to', 'Apollo', '--until', 'in 60 days', ...rest]);

  it('says which rule applies and why, and who would be asked by name', async () => {
    const { code, out, err } = await about('ada@fabrikam.com');
    assert.equal(code, 0, err);
    assert.match(out, /^Rule “Known partners”\nNeeds a yes from\n {2}1\. Oskar Lind, Mia Berg \(owners\)\n/);
    assert.match(out, /one yes is enough; after them: manager, administrators\n/);
    assert.match(
      out,
      /reminded every day, the next asked as well after 2 days, ended unanswered after 3 days, may be handed/,
    );
    assert.doesNotMatch(out, /no names|quiet/);
    assert.match(out, /\nLatest end: .*; proposed: .*\nThe sponsor may keep them without asking until: .*\n/);
    assert.match(
      out,
      /The guest’s stay\n {2}not accepted: the guest written to again after 3 days, the sponsor told after 7 days, .*\n/,
    );
    assert.match(out, /Microsoft tenant: Fabrikam Inc\.\n {2}guests from there: 3, accepted: 2/);
    assert.match(out, /“Trusted partners” does not match: domains\n {2}“Known partners” matches\n {2}“.*” not reached/);
    assert.match(out, /directory: the local tenant at http/);
  });

  it('says who would be asked about which of several things', async () => {
    const asked = ['--nominator', 'sue@contoso.com', '--guest', 'ada@fabrikam.com', '--until', 'in 60 days'];
    const { out, err } = await run([...asked, '--to', 'Apollo and Joint Audit']);
    assert.match(
      out,
      /Needs a yes from\n {2}1\. Project Apollo: Oskar Lind, Mia Berg \(owners\); Joint Audit: Lin Wei \(owners\)\n/,
      err,
    );
  });

  const toGive = async (thing: string, guest = 'new@fabrikam.com') => {
    const words = ['--nominator', 'sue@contoso.com', '--guest', guest, '--to', thing, '--until', 'in 60 days'];
    const { out, err } = await run(words);
    return /What would be given\n {2}(.*)\n {4}(.*)\n/.exec(out)?.slice(1) ?? [out, err];
  };

  it('says what would be given, and who answers for it', async () => {
    assert.deepEqual(await toGive('Apollo'), [
      'Project Apollo: membership of the team',
      'answered for by Oskar Lind, Mia Berg (owners in Microsoft Entra)',
    ]);
    assert.deepEqual(await toGive('Partner Workspace'), [
      'Partner Workspace: membership of the group behind the site',
      'answered for by Oskar Lind (owners in Microsoft Entra)',
    ]);
    assert.deepEqual(await toGive('工时表'), [
      'Time Sheets: role a2000000-0000-4000-8000-000000000001 in the application',
      'answered for by Mia Berg (owners in Microsoft Entra)',
    ]);
    assert.deepEqual(await toGive('Starter Kit', 'new@woodgrove.com'), [
      'Supplier Starter Kit: the access package, by its policy “Connected suppliers”',
      'answered for by Noor Haddad, Carl Meyer (named in the rules)',
    ]);
    assert.deepEqual(await toGive('Contractor Kit'), [
      'Contractor Kit: the access package, by its policy “Contractors”',
      'answered for by Carl Meyer (named in the rules); besides, in Microsoft Entra, Noor Haddad',
    ]);
  });

  it('says that the guest’s company is a connected organization, where the thing that is asked for depends on it', async () => {
    const knownOf = async (thing: string, guest: string) =>
      (await run(['--nominator', 'sue@contoso.com', '--guest', guest, '--to', thing, '--until', 'in 60 days'])).out;
    assert.match(
      await knownOf('Starter Kit', 'new@woodgrove.com'),
      /\nKnown\n(?: {2}.*\n)* {2}a connected organization\n/,
    );
    assert.doesNotMatch(await knownOf('Contractor Kit', 'new@fabrikam.com'), /a connected organization/);
  });

  it('says what cannot be given, and for how long', async () => {
    const about = async (thing: string, guest: string, until: string) =>
      (await run(['--nominator', 'sue@contoso.com', '--guest', guest, '--to', thing, '--until', until])).out;
    assert.match(
      await about('Starter Kit', 'new@fabrikam.com', 'in 60 days'),
      /refuse thing: offer supplier-starter-kit, name Supplier Starter Kit, why not-admitted/,
    );
    assert.match(
      await about('Time Sheets', 'new@fabrikam.com', 'in 300 days'),
      /Refused: stay-too-long[^]*offer {2}stay-too-long: rule Known partners, latestEnd \d{4}-\d\d-\d\d, offer Time Sheets/,
    );
  });

  it('says what was found, and exits with 1 where it could not be sent', async () => {
    const colleague = await about('carl@contoso.com');
    assert.equal(colleague.code, 1);
    assert.match(colleague.out, /Found\n {2}refuse colleague: name Carl Meyer/);
    const blocked = await about('eve@mailinator.com');
    assert.match(blocked.out, /^Refused: blocked-domain/);
    assert.doesNotMatch(blocked.out, /The guest’s stay/);
    const guest = await about('bob@fabrikam.com');
    assert.equal(guest.code, 1);
    assert.match(guest.out, /offer {2}guest: .*Bob Stone/);
    const alike = await about('ada@fabrlkam.com');
    assert.equal(alike.code, 0, 'a warning does not keep it from being sent');
    assert.match(alike.out, /warn {3}look-alike: domain fabrlkam\.com, known fabrikam\.com/);
  });

  it('says what was not checked', async () => {
    const client = createTenantClient(tenant.url);
    const { settings } = await client.state<{ settings: { roles: string[] } }>();
    await client.settings({ roles: settings.roles.filter((role) => role !== 'OrgContact.Read.All') });
    try {
      assert.match(
        (await about('ada@fabrikam.com')).out,
        /Not checked\n {2}contacts\n {2}list-of-domains\n {2}outbound-settings/,
      );
    } finally {
      await client.settings({ roles: settings.roles });
    }
  });

  it('answers in JSON', async () => {
    const { out } = await about('ada@fabrikam.com', '--json');
    const { hash, preflight, trace } = JSON.parse(out) as {
      hash: string;
      preflight: { verdict: { rule: string } };
      trace: { rule: string; outcome: string }[];
    };
    assert.match(hash, /^[0-9a-f]{64}$/);
    assert.equal(preflight.verdict.rule, 'Known partners');
    assert.equal(trace.find(({ outcome }) => outcome === 'matches')?.rule, 'Known partners');
  });

  it('starts a tenant of its own where none is running', async () => {
    const words = ['--nominator', 'sue@contoso.com', '--guest', 'ada@fabrikam.com', '--to', 'Apollo'];
    const { code, out, err } = await run(words, { GRAPH_BASE_URL: 'http://localhost:9' });
    assert.equal(code, 0, err);
    assert.match(out, /directory: a local tenant on its first day/);
  });

  it('exits with 2, and a sentence, where that cannot be answered', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guestlist-explain-'));
    const broken = join(folder, 'policy.yaml');
    await writeFile(broken, 'version: 2\n');
    const base = ['--nominator', 'sue@contoso.com', '--guest', 'ada@fabrikam.com'];
    const cases: readonly [readonly string[], RegExp][] = [
      [['--guest', 'ada@fabrikam.com'], /^Usage: /],
      [[...base, '--too', 'Apollo'], /^Usage: /],
      [[...base, '--directory', 'moon'], /^Usage: /],
      [[...base, '--directory', 'real'], /No identity is configured/],
      [[...base, '--to', 'Nothing'], /“Nothing” is not one thing that guests may be given\. There is: Project Apollo/],
      [[...base, '--until', 'someday'], /“someday” is no day to come/],
      [[...base, '--file', broken], /policy\.yaml:1:10 version: /],
      [[...base, '--file', 'no-such.yaml'], /no-such\.yaml cannot be read/],
      [['--nominator', 'nobody@contoso.com', '--guest', 'a@x.com'], /no employee with the address nobody@contoso\.com/],
      [['--nominator', 'sue@contoso.com', '--guest', 'ada'], /ada cannot be a guest's address/],
    ];
    for (const [words, said] of cases) {
      const { code, err } = await run(words);
      assert.equal(code, 2, words.join(' '));
      assert.match(err, said);
    }
    await rm(folder, { recursive: true });
  });
});
