import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCredential } from '../../src/graph/credential.js';
import { compareRoles, requiredPermissions, rolesIn } from '../../src/graph/permissions.js';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('permissions', () => {
  it('are read from a token, and nothing is believed of what is no token', () => {
    assert.deepEqual(rolesIn(`${encoded({ alg: 'none' })}.${encoded({ roles: ['User.Read.All'] })}.`), [
      'User.Read.All',
    ]);
    assert.deepEqual(rolesIn(`${encoded({})}.${encoded({ aud: 'x' })}.`), []);
    for (const text of ['', 'opaque', 'a.b.c', `x.${encoded({ roles: 'all' })}.y`])
      assert.equal(rolesIn(text), undefined);
  });

  it('are enough, too few, or more than needed', () => {
    const least = requiredPermissions().map(({ permission }) => permission);
    assert.deepEqual(compareRoles(least), { present: least, missing: [], excess: [] });

    const fewer = least.filter((permission) => !['User.Invite.All', 'User.ReadWrite.All'].includes(permission));
    assert.deepEqual(compareRoles(fewer).missing.slice(0, 1), [
      { permission: 'User.Invite.All', calls: ['POST /invitations'] },
    ]);

    const { missing, excess } = compareRoles([...fewer, 'Directory.ReadWrite.All']);
    assert.deepEqual(missing, [], 'a greater permission allows it as well');
    assert.deepEqual(excess, ['Directory.ReadWrite.All'], 'and is more than needed');
  });

  it('are partly optional, and each of those says what stops without it', () => {
    const optional = requiredPermissions().filter((need) => need.optional !== undefined);
    assert.deepEqual(optional.map(({ permission }) => permission).sort(), [
      'AppRoleAssignment.ReadWrite.All',
      'Application.Read.All',
      'AuditLog.Read.All',
      'CrossTenantInformation.ReadBasic.All',
      'EntitlementManagement.Read.All',
      'EntitlementManagement.ReadWrite.All',
      'GroupMember.ReadBasic.All',
      'MailboxSettings.Read',
      'OrgContact.Read.All',
      'Policy.Read.All',
      'TeamMember.Read.All',
      'TeamsAppInstallation.ReadWriteSelfForTeam.All',
      'User.EnableDisableAccount.All',
      'User.ReadWrite.All',
    ]);
    for (const { permission, optional: loss } of optional) assert.match(loss ?? '', /^[A-Z].*\.$/, permission);
    const { missing } = compareRoles([]);
    assert.ok(missing.some(({ permission, optional: loss }) => permission === 'User.Invite.All' && loss === undefined));
    assert.ok(missing.some(({ permission, optional: loss }) => permission === 'Policy.Read.All' && loss !== undefined));
  });
});

describe('the page on permissions', () => {
  const page = readFileSync('docs/permissions.md', 'utf8');
  const named = (text: string): readonly string[] =>
    [...text.matchAll(/`([A-Z][A-Za-z]+\.[A-Za-z.]+)`/g)].map(([, name = '']) => name);
  const [, tiers = ''] = /\n## In tiers\n([^]*?)\n## /.exec(page) ?? [];
  const rows = tiers.split('\n').filter((line) => /^\| (?!tier|-)/.test(line));

  it('puts every permission into one tier, and none that nothing needs', () => {
    const inTiers = rows.flatMap(named);
    assert.equal(rows.length, 4);
    assert.deepEqual(
      inTiers.toSorted(),
      requiredPermissions()
        .map(({ permission }) => permission)
        .sort(),
    );
  });

  it('says of each what it is for, and what happens without it', () => {
    const explained = page
      .split('\n')
      .filter((line) => /^\| `/.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    for (const { permission } of requiredPermissions()) {
      const row = explained.find((cells) => cells[1] === `\`${permission}\``);
      assert.ok(row && (row[2]?.length ?? 0) > 15 && (row[3]?.length ?? 0) > 5, permission);
    }
  });
});

describe('the credential of local mode', () => {
  it('asks the local tenant, as an application asks Entra', async () => {
    const asked: { url: string | undefined; form: URLSearchParams }[] = [];
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        asked.push({ url: request.url, form: new URLSearchParams(text) });
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: 'a.b.' }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const graphBaseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const token = await createCredential({ mode: 'local', graphBaseUrl, tenantId: 't-1' }).getToken(
        `${graphBaseUrl}/.default`,
      );
      assert.equal(token?.token, 'a.b.');
      assert.ok(token.expiresOnTimestamp > Date.now() + 3_500_000);
      assert.equal(asked[0]?.url, '/t-1/oauth2/v2.0/token');
      assert.equal(asked[0].form.get('grant_type'), 'client_credentials');
      assert.equal(asked[0].form.get('scope'), `${graphBaseUrl}/.default`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('speaks to this machine alone', () => {
    const elsewhere = () =>
      createCredential({ mode: 'local', graphBaseUrl: 'http://graph.example.com', tenantId: 't' });
    assert.throws(elsewhere, /on this machine/);
  });
});
