import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TokenCredential } from '@azure/identity';
import { checkClock } from '../src/commands/doctor/clock.js';
import { checkDatabase } from '../src/commands/doctor/database.js';
import { examine } from '../src/commands/doctor/examine.js';
import { describeFindings, type Finding } from '../src/commands/doctor/finding.js';
import { checkOutOfOffice } from '../src/commands/doctor/out-of-office.js';
import { checkApart, checkToken } from '../src/commands/doctor/token.js';
import { createCredential } from '../src/graph/credential.js';
import { requiredPermissions } from '../src/graph/permissions.js';
import { TIERS } from '../src/graph/tiers.js';
import { newNominationId } from '../src/kernel/ids.js';
import { createLog } from '../src/kernel/log.js';
import { MINUTE, systemClock } from '../src/kernel/clock.js';
import type { Policy } from '../src/policy/policy.js';
import { readPolicy } from '../src/policy/read.js';
import { startLocalTenant } from '../src/local/server.js';
import { defaultSettings } from '../src/local/settings.js';
import { createAttempts } from '../src/store/attempts.js';
import { openDatabase } from '../src/store/database.js';
import { migrate } from '../src/store/migrations.js';
import { answered, answering, refused, type Answer } from './graph/parts.js';
import { startPlayback } from './graph/playback.js';
import { freePort } from './support/ports.js';

const APOLLO = '22222222-0000-4000-8000-000000000001';
const PORTAL = '22222222-0000-4000-8000-000000000003';
const NOWHERE = '22222222-0000-4000-8000-00000000ffff';

const brokenOf = (findings: readonly Finding[]): string[] =>
  findings.filter(({ verdict }) => verdict === 'broken').map(({ what }) => what);

const noticesOf = (findings: readonly Finding[]): string =>
  findings.flatMap((finding) => (finding.verdict === 'notice' ? [finding.what] : [])).join('\n');

const credentialWith = (roles: readonly string[]): TokenCredential => {
  const payload = Buffer.from(JSON.stringify({ roles })).toString('base64url');
  return {
    getToken: async () => Promise.resolve({ token: `e30.${payload}.`, expiresOnTimestamp: Date.now() + MINUTE }),
  };
};

describe('the doctor', () => {
  let tenant: Awaited<ReturnType<typeof startLocalTenant>>;
  let folder: string;
  let env: NodeJS.ProcessEnv;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guestlist-doctor-'));
    const port = await freePort();
    const botUrl = `http://127.0.0.1:${await freePort()}/api/messages`;
    tenant = await startLocalTenant({ port, botUrl, log: createLog('silent') });
    env = { GRAPH_BASE_URL: `http://localhost:${port}`, DATA_DIR: folder };
  });
  after(async () => {
    await tenant.close();
    await rm(folder, { recursive: true, force: true });
  });

  const tellTenant = async (path: string, body: object): Promise<void> => {
    const answer = await fetch(`${env.GRAPH_BASE_URL ?? ''}/_local/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.ok(answer.ok, `${path}: ${answer.status}`);
  };

  it('finds local mode well, and says what is worth knowing', async () => {
    const findings = await examine(env);
    assert.deepEqual(brokenOf(findings), []);
    const notices = noticesOf(findings);
    assert.match(notices, /“Payroll” admits no guests/);
    assert.match(notices, /It is the embedded one/);
    const text = describeFindings(findings);
    for (const said of [
      /Local mode/,
      /Ruth Adams \(administrator\) is known/,
      /clock agrees/,
      /guestlist@contoso\.com exists/,
    ])
      assert.match(text, said);
  });

  it('names every finding’s reason and remedy', async () => {
    for (const finding of await examine({ ...env, MAIL_SENDER: 'nobody@contoso.com' }))
      if (finding.verdict !== 'fine') assert.ok(finding.why.length > 10 && finding.remedy.length > 10, finding.what);
  });

  it('says how to start the local tenant where none answers', async () => {
    const findings = await examine({ ...env, GRAPH_BASE_URL: `http://localhost:${await freePort()}` });
    const text = describeFindings(findings);
    assert.match(text, /No local tenant answers/);
    assert.match(text, /npm run local-tenant/);
  });

  it('repeats all that is wrong with the configuration', async () => {
    const findings = await examine({ MicrosoftAppId: 'x', PORT: 'y' });
    assert.ok(brokenOf(findings).length >= 5);
    assert.ok(findings.every(({ verdict }) => verdict === 'broken'));
  });

  it('holds the rules against the directory', async () => {
    const sample = await readFile('policy.sample.yaml', 'utf8');
    const file = join(folder, 'policy.yaml');
    await writeFile(
      file,
      sample
        .replace('22222222-0000-4000-8000-000000000002', '22222222-0000-4000-8000-00000000ffff')
        .replace('- ruth@contoso.com', '- ruht@contoso.com')
        .replace(
          /kind: group\n(\s+)id: 22222222-0000-4000-8000-000000000003/,
          'kind: team\n$1id: 22222222-0000-4000-8000-000000000003',
        ),
    );
    const found = brokenOf(await examine({ ...env, POLICY_FILE: file })).join('\n');
    assert.match(found, /“Joint Audit”: there is no group/);
    assert.match(found, /administrator ruht@contoso\.com is not an employee/);
    assert.match(found, /“Vendor Portal” is a group, not a team/);
  });

  describe('of what guests may be given', () => {
    const application = 'a1000000-0000-4000-8000-000000000001';
    const role = 'a2000000-0000-4000-8000-000000000001';
    const withOffers = async (...offers: readonly string[]): Promise<Awaited<ReturnType<typeof examine>>> => {
      const sample = await readFile('policy.sample.yaml', 'utf8');
      const file = join(folder, 'offers.yaml');
      await writeFile(
        file,
        sample.replace('\noffers:\n', `\noffers:\n${offers.map((one) => `  - ${one}\n`).join('')}`),
      );
      return examine({ ...env, POLICY_FILE: file });
    };
    const about = (findings: Awaited<ReturnType<typeof examine>>, name: string) =>
      findings
        .filter(({ what }) => what.includes(`“${name}”`))
        .map((one) =>
          one.verdict === 'fine' ? `fine: ${one.what}` : `${one.verdict}: ${[one.what, one.why, one.remedy].join(' ')}`,
        )
        .join('\n');

    it('finds applications and sites that are there', async () => {
      const found = await withOffers(
        `{ name: Desk, kind: application, id: a1000000-0000-4000-8000-000000000003, owners: { people: [mia@contoso.com] } }`,
      );
      for (const name of ['Time Sheets', 'Partner Workspace', 'Desk'])
        assert.equal(about(found, name), `fine: “${name}” exists and admits guests.`);
    });

    it('misses an application that is gone, one that is switched off, and one without owner', async () => {
      const found = await withOffers(
        '{ name: Gone, kind: application, id: a1000000-0000-4000-8000-00000000ffff }',
        '{ name: Reports, kind: application, id: a1000000-0000-4000-8000-000000000002 }',
        '{ name: Desk, kind: application, id: a1000000-0000-4000-8000-000000000003 }',
      );
      assert.match(
        about(found, 'Gone'),
        /^broken: “Gone”: there is no application a1000000-0000-4000-8000-00000000ffff\. Nobody can be invited to it\. [^]*Enterprise applications → the application → Object ID/,
      );
      assert.match(about(found, 'Reports'), /^broken: “Reports” is switched off\. [^]*Enabled for users to sign in/);
      assert.match(about(found, 'Desk'), /^notice: “Desk” has no owner\. [^]*Give the application an owner/);
    });

    it('misses a role that is gone, switched off or not for people, and one that the rules do not name', async () => {
      const by = (name: string, end?: string) =>
        `{ name: ${name}, kind: application, id: ${application}${end === undefined ? '' : `, role: ${role.slice(0, -1)}${end}`} }`;
      const found = await withOffers(by('Off', '2'), by('Import', '3'), by('Nowhere', '9'), by('Which'));
      for (const name of ['Off', 'Import', 'Nowhere'])
        assert.match(about(found, name), new RegExp(`^broken: “${name}” has no such role for people\\. [^]*App roles`));
      assert.match(about(found, 'Which'), /^broken: “Which” has roles, and the rules name none\./);
    });

    it('sees what became of them since', async () => {
      await tellTenant(`applications/${application}`, { withoutRole: role });
      await tellTenant('groups/22222222-0000-4000-8000-000000000012', { membersBy: 'on-premises' });
      const found = await withOffers(
        '{ name: Nowhere, kind: site, id: 22222222-0000-4000-8000-00000000ffff, landing: "https://contoso.example/x" }',
      );
      assert.match(about(found, 'Time Sheets'), /^broken: “Time Sheets” has no such role for people/);
      assert.match(
        about(found, 'Partner Workspace'),
        /^notice: The members of “Partner Workspace” come from on-premises/,
      );
      assert.match(about(found, 'Nowhere'), /^broken: “Nowhere”: there is no group [^]*Groups → the group → Object ID/);
      await tellTenant('reset', {});
    });
  });

  it('takes nobody for an administrator by an address that nobody verified', async () => {
    const sample = await readFile('policy.sample.yaml', 'utf8');
    const file = join(folder, 'unverified.yaml');
    await writeFile(file, sample.replace('- ruth@contoso.com', '- boss@partner.net'));
    await tellTenant('settings', { roles: ['User.ReadWrite.All'] });
    try {
      const tenantId = '7e4a0001-0000-4000-8000-00000000c0de';
      const credential = createCredential({ mode: 'local', graphBaseUrl: tenant.url, tenantId });
      const token = (await credential.getToken(`${tenant.url}/.default`))?.token ?? '';
      const patched = await fetch(`${tenant.url}/v1.0/users/11111111-0000-4000-8000-000000000006`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ otherMails: ['boss@partner.net'] }),
      });
      assert.equal(patched.status, 204);
      await tellTenant('settings', { roles: defaultSettings().roles });
      const found = brokenOf(await examine({ ...env, POLICY_FILE: file })).join('\n');
      assert.match(found, /administrator boss@partner\.net is not an employee/);
    } finally {
      await tellTenant('reset', {});
    }
  });

  it('reads a policy file that is no good as the server would', async () => {
    const file = join(folder, 'bad.yaml');
    await writeFile(file, 'version: 1\noffers: none\n');
    assert.match(brokenOf(await examine({ ...env, POLICY_FILE: file })).join('\n'), /Line \d+:\d+/);
    assert.match(brokenOf(await examine({ ...env, POLICY_FILE: `${file}.gone` })).join('\n'), /cannot be read/);
  });

  it('misses a sender that nobody is', async () => {
    const findings = await examine({ ...env, MAIL_SENDER: 'nobody@contoso.com' });
    assert.match(brokenOf(findings).join('\n'), /nobody@contoso\.com/);
  });

  it('sees which permissions the token lacks, and which it has too many', async () => {
    await tellTenant('settings', {
      roles: ['User.Read.All', 'User.Invite.All', 'Directory.ReadWrite.All', 'Sites.FullControl.All'],
    });
    try {
      const findings = await examine(env);
      assert.match(brokenOf(findings).join('\n'), /TeamMember\.ReadWriteNonOwnerRole\.All is missing/);
      assert.match(noticesOf(findings), /Sites\.FullControl\.All is more than the bot needs/);
      assert.ok(!brokenOf(findings).join('\n').includes('User.Invite.All'));
    } finally {
      await tellTenant('reset', {});
    }
  });

  it('says of each permission what stops without it', async () => {
    const { findings } = await checkToken(credentialWith([]), 'https://graph.microsoft.com', 'teams', TIERS);
    const needed = requiredPermissions().filter(({ permission }) => permission !== 'Mail.Send');
    assert.equal(brokenOf(findings).length, needed.filter(({ optional }) => optional === undefined).length);
    for (const finding of findings)
      if (finding.verdict === 'broken')
        assert.ok(!finding.why.startsWith('Not possible'), `${finding.what} has a reason of its own`);
  });

  it('does not take what is optional for broken', async () => {
    const enough = requiredPermissions().filter(({ optional }) => optional === undefined);
    const roles = enough.map(({ permission }) => permission);
    const { findings } = await checkToken(credentialWith(roles), 'https://graph.microsoft.com', 'teams', TIERS);
    assert.deepEqual(brokenOf(findings), []);
    for (const { permission, optional } of requiredPermissions()) {
      const absent = findings.find(({ what }) => what.startsWith(`${permission} is not granted`));
      assert.equal(absent?.verdict === 'notice' ? absent.why : undefined, optional, permission);
    }
  });

  describe('for rules that ask more of it', () => {
    const enough = requiredPermissions().filter(({ optional }) => optional === undefined);
    const roles = enough.map(({ permission }) => permission);
    const rulesWith = async (change: (sample: string) => string): Promise<Policy> => {
      const read = readPolicy(change(await readFile('policy.sample.yaml', 'utf8')), 'policy.yaml');
      assert.ok(read.ok, JSON.stringify(read));
      return read.value;
    };
    const away = (sample: string): string => `${sample}\napprovers:\n  outOfOffice: yes\n`;
    const CHANNEL = `{ channel: { team: ${APOLLO}, id: '19:partners@thread.tacv2' } }`;
    const asking =
      (source: string) =>
      (sample: string): string =>
        sample.replace(/ask: \[owners/, `ask: [${source}, owners`);
    const look = async (granted: readonly string[], policy: Policy): Promise<readonly Finding[]> =>
      (await checkToken(credentialWith(granted), 'https://graph.microsoft.com', 'teams', TIERS, policy)).findings;

    it('leaves it out where nobody looks for automatic replies', async () => {
      const plain = await rulesWith((sample) => sample);
      assert.match(noticesOf(await look(roles, plain)), /MailboxSettings\.Read is not granted, and need not be/);
      assert.deepEqual(brokenOf(await look(roles, plain)), []);
    });

    it('tries to look for automatic replies where the rules do, for Exchange grants it in no token', async () => {
      const curious = await rulesWith(away);
      assert.doesNotMatch(describeFindings(await look(roles, curious)), /MailboxSettings/);
      const graph = await startPlayback();
      try {
        const ruth = { id: '11111111-0000-4000-8000-000000000009', userType: 'Member', mail: 'ruth@contoso.com' };
        graph.on('GET /users', { status: 200, body: { value: [ruth] } });
        const tried = async (answer: Answer): Promise<readonly Finding[]> => {
          graph.on(
            'POST /$batch',
            answering(() => answer),
          );
          return checkOutOfOffice(curious, graph.directory);
        };
        assert.deepEqual(brokenOf(await tried(answered({}))), []);
        assert.match(
          brokenOf(await tried(refused(403, 'ErrorAccessDenied'))).join(),
          /MailboxSettings\.Read is missing/,
        );
        assert.deepEqual(await checkOutOfOffice(await rulesWith((sample) => sample), graph.directory), []);
      } finally {
        await graph.close();
      }
    });

    it('would rather not be able to look at employees where no rule asks for it', async () => {
      const [plain, curious] = await Promise.all([rulesWith((sample) => sample), rulesWith(away)]);
      const granted = [...roles, 'MailboxSettings.Read'];
      assert.match(noticesOf(await look(granted, plain)), /granted, and the rules do not look/);
      assert.doesNotMatch(noticesOf(await look(granted, curious)), /MailboxSettings/);
    });

    it('says what a channel needs', async () => {
      const policy = await rulesWith(asking(CHANNEL));
      const said = noticesOf(await look(roles, policy));
      assert.match(said, /ReadWriteSelfForTeam\.All is not granted, and the rules ask a channel/);
      assert.doesNotMatch(said, /ReadWriteSelfForTeam\.All is not granted, and need not be/);
    });

    it('holds access packages against entitlement management', async () => {
      const of = async (approval: string, ...more: readonly (readonly [string, string])[]): Promise<string> => {
        const file = join(folder, 'packages.yaml');
        const sample = (await readFile('policy.sample.yaml', 'utf8')).replace(
          'approval: both',
          `approval: ${approval}`,
        );
        await writeFile(
          file,
          more.reduce((text, [old, other]) => text.replace(old, other), sample),
        );
        const findings = await examine({ ...env, POLICY_FILE: file });
        return `${noticesOf(findings)}\n${brokenOf(findings).join('\n')}`;
      };
      assert.doesNotMatch(await of('both'), /Contractor Kit|Starter Kit/);
      assert.match(await of('here'), /“Contractor Kit” is decided about here, and its policy .* asks somebody too/);
      assert.doesNotMatch(await of('there'), /Contractor Kit/);
      const kit = (n: number) => `a3000000-0000-4000-8000-00000000000${n}`;
      const policy = ['a4000000-0000-4000-8000-000000000001', 'a4000000-0000-4000-8000-000000000009'] as const;
      assert.match(await of('both', policy), /“Supplier Starter Kit” has no such policy/);
      assert.match(await of('both', [kit(2), kit(3)]), /“Contractor Kit” is hidden/);
      assert.match(
        await of('there', [kit(2), kit(3)]),
        /leave “Contractor Kit” to .* and its policy there asks nobody/,
      );
      assert.match(await of('both', [kit(2), kit(9)]), /“Contractor Kit”: there is no package/);
    });

    it('holds groups and channels that are asked against the directory', async () => {
      const text = asking(
        `${CHANNEL}, { group: ${NOWHERE} }, { channel: { team: ${PORTAL}, id: '19:x@thread.tacv2' } }`,
      );
      const file = join(folder, 'asking.yaml');
      await writeFile(file, text(await readFile('policy.sample.yaml', 'utf8')));
      const findings = await examine({ ...env, POLICY_FILE: file });
      const found = brokenOf(findings).join('\n');
      assert.match(found, /ask the group 22222222-0000-4000-8000-00000000ffff for approval, and there is none/);
      assert.match(found, new RegExp(`ask a channel of the team ${PORTAL}, and there is no such team`));
      assert.match(describeFindings(findings), /“Project Apollo”, in a channel of which approval is asked, is a team/);
    });
  });

  it('does not take a missing Mail.Send for broken, nor a present one for good', async () => {
    const all = requiredPermissions().map(({ permission }) => permission);
    const fenced = await checkToken(
      credentialWith(all.filter((one) => one !== 'Mail.Send')),
      'https://graph.microsoft.com',
      'teams',
      TIERS,
    );
    assert.deepEqual(brokenOf(fenced.findings), []);
    assert.match(noticesOf(fenced.findings), /Mail\.Send is not in the token/);
    const open = await checkToken(credentialWith(all), 'https://graph.microsoft.com', 'teams', TIERS);
    assert.match(noticesOf(open.findings), /Mail\.Send is granted in Entra/);
  });

  it('gives Entra’s number where there is no token, and nothing else of its text', async () => {
    const credential: TokenCredential = {
      getToken: () => Promise.reject(new Error('AADSTS7000215: Invalid client secret provided for app secret-thing.')),
    };
    const { signedIn, findings } = await checkToken(credential, 'https://graph.microsoft.com', 'teams', TIERS);
    assert.equal(signedIn, false);
    const text = describeFindings(findings);
    assert.match(text, /AADSTS7000215/);
    assert.ok(!text.includes('secret-thing'));
  });

  it('takes a token that it cannot read for one of which nothing is known', async () => {
    const credential: TokenCredential = {
      getToken: () => Promise.resolve({ token: 'opaque', expiresOnTimestamp: Date.now() + 3_600_000 }),
    };
    const graph = 'https://graph.microsoft.com';
    const { findings } = await checkToken(credential, graph, 'teams', TIERS);
    for (const found of [findings, await checkApart('access', credential, graph)]) {
      assert.deepEqual(
        found.map(({ verdict }) => verdict),
        ['notice'],
      );
      assert.match(describeFindings(found), /could not be read[^]*by hand/);
    }
  });

  it('compares the clocks', async () => {
    const url = env.GRAPH_BASE_URL ?? '';
    const at = async (ahead: number): Promise<string> =>
      describeFindings((await checkClock(url, 'local', () => Date.now() + ahead)).findings);
    assert.match(await at(0), /✓ This machine's clock agrees/);
    assert.match(await at(2 * MINUTE), /! .*1(19|20|21) seconds ahead/);
    assert.match(await at(-10 * MINUTE), /✗ .*(599|600|601) seconds behind/);
  });

  it('looks into a database without changing it', async function () {
    // It is opened five times, and made once.
    const database = { kind: 'embedded', folder: join(folder, 'db'), evenInProduction: false } as const;
    const says = async (): Promise<string> => describeFindings(await checkDatabase(database));
    assert.match(await says(), /There is none yet/);

    const open = await openDatabase(database, createLog('silent'));
    assert.match(await says(), /A running Guestlist has it open/);
    await open.close();
    assert.match(await says(), /its tables are made at the first start/);

    const again = await openDatabase(database, createLog('silent'));
    await migrate(again);
    // A process died after it had begun to invite, and it was done anew: whether Microsoft heard of the first is not known.
    const attempts = createAttempts(again, systemClock);
    const id = newNominationId();
    for (let times = 0; times < 2; times++) await attempts.begin(id, 'invitation');
    await again.close();
    const said = await says();
    assert.match(said, /its tables are up to date/);
    assert.match(said, /1 invitations and 0 mails were sent again[^]*At most so many came twice/);

    const later = await openDatabase(database, createLog('silent'));
    await later.query(`insert into guestlist.migrations (number, name, checksum) values (99, 'from the future', '')`);
    await later.close();
    assert.match(await says(), /✗ .*a newer Guestlist made its tables/);
  });

  it('exits with 1 where anything is broken, with 0 where nothing is', async () => {
    const command = fileURLToPath(new URL('../src/commands/doctor.js', import.meta.url));
    const run = (extra: NodeJS.ProcessEnv): Promise<{ code: number; said: string }> =>
      new Promise((resolve) => {
        execFile(
          process.execPath,
          [command],
          { env: { PATH: process.env.PATH, ...env, ...extra } },
          (error, stdout) => {
            resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, said: stdout });
          },
        );
      });
    const good = await run({});
    assert.equal(good.code, 0, good.said);
    assert.match(good.said, /, 0 broken$/m);
    assert.equal((await run({ LOG_LEVEL: 'loud' })).code, 1);
  });
});
