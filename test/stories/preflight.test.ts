import assert from 'node:assert/strict';
import { DAY } from '../../src/kernel/clock.js';
import { eventually } from '../support/eventually.js';
import { groupOffer, rulesWith } from '../support/rules.js';
import { createWorld, type Name, type World } from '../support/world.js';

/** What is found before anybody is disturbed: the rows of the issue, over the real bot and the local tenant. */

const inWords = (days: number): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(Date.now() + days * DAY);

const OTHERS: readonly Name[] = ['oskar', 'mia', 'lin', 'ruth', 'carl', 'noor'];

/** The tenant has everything that can be found, and the company's rules have something to say of most. */
const policy = () =>
  rulesWith((file) => {
    file['nominators'] = { guestsEach: 50 };
    file.offers.push(
      groupOffer(5, 'All Staff'),
      groupOffer(7, 'Board Papers'),
      groupOffer(8, 'Old Sales'),
      groupOffer(9, 'Confidential'),
      groupOffer(66, 'Gone Away'),
    );
    file.rules.unshift({
      name: 'No short stays at Adatum',
      when: { domains: ['adatum.com'], stay: { upTo: '3 days' } },
      refuse: { en: 'A. Datum sends nobody for less than four days', 'zh-CN': '不接受四天以内的来访' },
    });
  });

describe('what is found before anybody is disturbed', function () {
  let world: World;
  before(async () => {
    world = await createWorld({ POLICY_FILE: await policy() });
  });
  after(() => world.ends());

  const withSettings = async (settings: Readonly<Record<string, unknown>>, story: () => Promise<void>) => {
    const plain = Object.fromEntries(Object.keys(settings).map((name) => [name, DEFAULTS[name]]));
    await world.tenant.settings(settings);
    try {
      await story();
    } finally {
      await world.tenant.settings(plain);
    }
  };
  const DEFAULTS: Readonly<Record<string, unknown>> = { allowInvitesFrom: 'everyone', employeesSeeOthers: true };
  const forgets = async () => {
    await world.sue.says('cancel');
  };

  describe('refuses', () => {
    const rows: readonly [what: string, says: string, reads: RegExp, buttons?: readonly string[]][] = [
      ['what is no address', 'invite ada.fabrikam.com@', /nothing after the “@”/],
      ['a character Microsoft refuses', "invite o'brien@partner.net", /Microsoft accepts no “'” in a guest's address/],
      [
        'a plus, and offers the address without',
        'invite dan+apollo@partner.net',
        /Shall I use dan@partner\.net/,
        ['Use dan@partner.net'],
      ],
      ['a colleague, by name', 'invite carl@contoso.com', /Carl Meyer is a colleague/],
      [
        'a colleague who is not listed, without a name',
        'invite vera@contoso.com',
        /That is the address of a colleague/,
      ],
      ['our own domain', 'invite nobody@contoso.com', /contoso\.com` is our own domain/],
      [
        'a further address of somebody',
        'invite ruth.adams@adatum.com',
        /belongs to the account of Ruth Adams, as a further one or as the one before[^]*administrator of our tenant/,
      ],
      ['a member from outside', 'invite ines@tailspintoys.com', /Ines Vega came from outside and is a member here/],
      [
        'a synchronised account',
        'invite jon.falk@litwareinc.com',
        /Jon Falk has an account here that comes from another directory/,
      ],
      ['a blocked domain', 'invite x@mailinator.com', /Nobody may be invited from `mailinator\.com/],
      ['a disposable domain, by the rule', 'invite x@yopmail.com', /“Throw-away mailboxes”/],
      [
        'what our cross-tenant settings block',
        'invite ada@litware.com',
        /keep everybody from Litware out[^]*Cross-tenant access settings/,
      ],
      [
        'what a rule refuses, with its reason',
        `invite Tom Ray <tom@adatum.com> to Apollo until ${inWords(2)}, a visit`,
        /A\. Datum sends nobody for less than four days\. That is the rule “No short stays at Adatum”/,
      ],
      ['a dynamic group', 'invite ada@fabrikam.com to All Staff', /members of All Staff are chosen by a rule/],
      [
        'a group that can carry roles',
        'invite ada@fabrikam.com to Board Papers',
        /Board Papers can carry administrators' roles/,
      ],
      ['a synchronised group', 'invite ada@fabrikam.com to Old Sales', /Old Sales come from a directory on-premises/],
      [
        'a group closed by its label',
        'invite ada@fabrikam.com to Confidential',
        /sensitivity label of Confidential keeps guests out/,
      ],
      [
        'a group closed by its setting',
        'invite ada@fabrikam.com to Payroll',
        /Payroll keeps guests out by its own settings/,
      ],
      ['a group that is gone', 'invite ada@fabrikam.com to Gone Away', /Gone Away no longer exists/],
    ];
    for (const [what, says, reads, buttons = []] of rows)
      it(what, async () => {
        await world.sue.says(says);
        await world.sue.reads(reads);
        for (const title of buttons) assert.ok((await world.sue.card(reads)).buttons.includes(title), title);
        await forgets();
      });

    it('everybody, where the tenant lets nobody invite', () =>
      withSettings({ allowInvitesFrom: 'none' }, async () => {
        await world.sue.says('invite Ida Rask <ida@fabrikam.com> to Apollo until 30 June, figures');
        await world.sue.reads(/“Guest invite restrictions” lets nobody do it[^]*External collaboration settings/);
        await forgets();
      }));

    it('a colleague without a name, where employees may not read the directory', () =>
      withSettings({ employeesSeeOthers: false }, async () => {
        await world.sue.says('invite noor@contoso.com');
        await world.sue.reads(/That is the address of a colleague/);
        await world.sue.neverReads(/Noor Haddad/);
        await forgets();
      }));

    it('one thing of two, and keeps the other', async () => {
      await world.sue.says('invite Ivy Lane <ivy@fabrikam.com> to Payroll and Apollo until 30 June, figures');
      await world.sue.reads(/Payroll keeps guests out/);
      await world.sue.reads(/Invite Ivy Lane \(Fabrikam\) to Project Apollo\?/);
      await forgets();
    });

    it('and nobody but the nominator has heard of any of it', async () => {
      for (const name of OTHERS) assert.deepEqual(await world[name].sees(), [], name);
      const calls = await world.tenant.graphCalls();
      assert.deepEqual(
        calls.filter(({ method, path }) => method !== 'GET' && !/checkMemberGroups$/.test(path)),
        [],
      );
    });
  });

  describe('warns, and the approvers read it', () => {
    it('of a domain that looks like a partner’s', async () => {
      await world.sue.says('invite Bob Hill <bob.hill@fabrlkam.com> to Apollo until 30 June, audit');
      const asked = await world.sue.reads(
        /fabrlkam\.com is not a domain we know\. It looks like fabrikam\.com, where we have 3 guests/,
      );
      const { buttons } = await world.sue.card(/fabrlkam\.com is not a domain we know/);
      assert.deepEqual(buttons.slice(0, 2), ['Use bob.hill@fabrikam.com', 'It is fabrlkam.com']);
      await world.sue.pressesOn(asked.activityId, 'It is fabrlkam.com');
      await world.sue.presses('Send for approval');
      await world.oskar.reads(/fabrlkam\.com looks like fabrikam\.com, where we have 3 guests/);
      await world.oskar.presses('Deny', { comment: 'a swindle' });
      await world.sue.reads(/a swindle/);
    });

    it('of a domain that looks like our own', async () => {
      await world.sue.says('invite Una Hill <una@c0ntoso.com>');
      await world.sue.reads(/c0ntoso\.com is not a domain we know\. It looks like our own domain contoso\.com/);
      await forgets();
    });

    it('of a private mailbox, a contact, and a tenant of which only some may come', async () => {
      await world.sue.says('invite Gil Moss <gil.moss@gmail.com> of Moss Ltd to Apollo until 30 January, sketches');
      await world.sue.presses('Send for approval');
      await world.lin.reads(/Gil Moss[^]*gmail\.com/);
      await world.sue.says('invite Kim Abel <kim@partner.net> to Apollo until 30 June, a talk');
      await world.sue.presses('Send for approval');
      await world.oskar.reads(/Kim Abel[^]*⚠[^]*contact/i);
      await world.sue.says('invite Wes Tate <wes@wingtiptoys.com> to Apollo until 30 June, toys');
      await world.sue.presses('Send for approval');
      await world.oskar.reads(/Wes Tate[^]*⚠[^]*Wingtip Toys/);
    });

    it('and shows where the guest comes from, and what was not checked', async () => {
      await world.sue.says('invite Nia Gray <nia@fabrikam.com> to Joint Audit until 30 June, figures');
      await world.sue.reads(/Fabrikam Inc\.[^]*3 guests from there, 2 accepted/);
      await world.sue.presses('Send for approval');
      const { text } = await eventually(() => world.lin.card(/Nia Gray/));
      assert.match(text, /Fabrikam Inc\./);
      assert.match(text, /3[^]*2/);
    });
  });

  describe('offers', () => {
    it('of an active guest: another end, which those whom the rule names must agree to', async () => {
      await world.sue.says('invite grace@fabrikam.com');
      await world.sue.reads(/Grace Hill[^]*is a guest here already/);
      await world.sue.presses('Change the end');
      await world.sue.says('until 30 June, the audit goes on');
      await world.sue.presses('Send for approval');
      await world.lin.reads(/Grace Hill/);
      await world.lin.presses('批准');
      await world.sue.reads(/Grace Hill[^]*(stays|until)[^]*30 June/);
    });

    it('of an active guest: to answer for them, which the directory is told where it may be', async () => {
      const state = await world.tenant.state<{ settings: { roles: string[] } }>();
      await world.tenant.settings({ roles: [...state.settings.roles, 'User.ReadWrite.All'] });
      const before = await world.tenant.now();
      await world.mia.says('invite bob@fabrikam.com');
      await world.mia.presses('Answer for Bob Stone');
      await world.mia.says('until 30 June');
      await world.mia.says('Sue is on leave');
      await world.mia.presses('Send for approval');
      await world.lin.reads(/Bob Stone/);
      await world.lin.presses('批准');
      await world.mia.reads(/You answer for Bob Stone/);
      const told = (await world.tenant.graphCalls(before)).filter(({ path }) => /sponsors\/\$ref$/.test(path));
      assert.equal(told.length, 1);
      await world.tenant.settings({ roles: state.settings.roles });
    });

    it('of a guest who has not accepted: the link again, with the approval its rule asks', async () => {
      await world.sue.says('invite hugo@fabrikam.com');
      await world.sue.reads(/Hugo Lang[^]*was invited before and has not accepted yet/);
      await world.sue.presses('Send the link again');
      await world.sue.says('to Apollo until 30 June, he lost it');
      await world.sue.presses('Send for approval');
      await world.oskar.reads(/Hugo Lang/);
      await world.oskar.presses('Approve');
      await world.sue.reads(/Hugo Lang[^]*redeem\?/);
    });

    it('of a guest who is disabled: to ask for them to be enabled', async () => {
      await world.sue.says('invite dora@adatum.com');
      await world.sue.reads(/Dora Quill[^]*account is disabled/);
      await world.sue.presses('Ask to enable');
      await world.sue.says('to Apollo until 30 June, she is back');
      await world.sue.presses('Send for approval');
      await world.oskar.reads(/enable/);
      await world.oskar.presses('Approve');
      await world.sue.reads(/Dora Quill → Project Apollo[^]*can use/);
      const enabled = (await world.tenant.graphCalls()).filter(
        ({ method, path }) => method === 'PATCH' && /^\/users\//.test(path),
      );
      assert.deepEqual(
        enabled.map(({ body }) => body),
        [{ accountEnabled: true }],
      );
    });

    it('of a guest who was deleted: to ask for them to be restored', async () => {
      await world.sue.says('invite finn@northwindtraders.com');
      await world.sue.reads(/Finn Roth[^]*until the account was deleted/);
      await world.sue.presses('Ask to restore');
      await world.sue.says('to Apollo until 30 June, phase two');
      // The rule “Trusted partners” approves at once, but nobody comes back without a yes.
      await world.sue.presses('Send for approval');
      await world.ruth.presses('Approve');
      await world.sue.reads(/Finn Roth → Project Apollo[^]*can use/);
    });

    it('of an open nomination: to join it, and both are told', async () => {
      await world.sue.says('invite Jo Vale <jo@fabrikam.com> to Joint Audit until 30 June, orders');
      await world.sue.presses('Send for approval');
      await world.lin.reads(/Jo Vale/);
      await world.carl.says('invite jo@fabrikam.com');
      await world.carl.reads(/Sue Park has nominated jo@fabrikam\.com already/);
      await world.carl.presses("Join Sue Park's nomination");
      await world.sue.reads(/Carl Meyer[^]*joined/);
      await world.lin.presses('批准');
      await world.carl.reads(/Jo Vale[^]*invited/i);
      await world.sue.reads(/Jo Vale[^]*redeem\?/);
      await world.carl.neverReads(/redeem\?/);
    });

    it('of an end beyond the rule’s limit: the last possible day', async () => {
      await world.sue.says(`invite Lou Penn <lou@fabrikam.com> to Apollo until ${inWords(500)}, years of work`);
      const card = await world.sue.reads(/longer than the rule “Known partners” allows/);
      const { buttons } = await world.sue.card(/longer than the rule/);
      const shorten = buttons.find((title) => /^Until /.test(title));
      assert.ok(shorten, buttons.join(', '));
      await world.sue.pressesOn(card.activityId, shorten);
      await world.sue.reads(/Invite Lou Penn \(Fabrikam\) to Project Apollo\?/);
      await forgets();
    });
  });
});

describe('what could not be looked up', function () {
  let world: World;
  before(async () => {
    world = await createWorld();
  });
  after(() => world.ends());

  it('is said on the card, to the nominator and to the approvers, and keeps nobody', async () => {
    const { settings } = await world.tenant.state<{ settings: { roles: string[] } }>();
    const without = ['OrgContact.Read.All', 'CrossTenantInformation.ReadBasic.All', 'Policy.Read.All'];
    await world.tenant.settings({ roles: settings.roles.filter((role) => !without.includes(role)) });
    await world.sue.says('invite Ann Fox <ann@fabrikam.com> to Apollo until 30 June, figures');
    await world.sue.reads(/Not checked just now: [^]*contacts/i);
    await world.sue.presses('Send for approval');
    const { text } = await eventually(() => world.oskar.card(/Ann Fox/));
    assert.match(text, /Not checked: [^]*contacts[^]*outbound settings/i);
  });
});

describe('how many a person may nominate', function () {
  let world: World;
  before(async () => {
    const POLICY_FILE = await rulesWith((file) => {
      file['nominators'] = { who: { departments: ['Audit', 'Finance'] }, perDay: 2, guestsEach: 2 };
    });
    world = await createWorld({ POLICY_FILE });
  });
  after(() => world.ends());

  it('is for those whom the rules name', async () => {
    await world.oskar.says('invite Ann Fox <ann@fabrikam.com> to Apollo until 30 June, figures');
    await world.oskar.reads(/rules name who may invite guests, and you are not among them/);
  });

  it('ends with the number they may answer for, or send in a day', async () => {
    for (const name of ['ann', 'ben']) {
      await world.sue.says(`invite ${name} fox <${name}@fabrikam.com> to Apollo until 30 June, figures`);
      await world.sue.presses('Send for approval');
      await world.sue.reads(new RegExp(`${name} fox[^]*Asked`, 'i'));
    }
    await world.sue.says('invite Cal Fox <cal@fabrikam.com> to Apollo until 30 June, figures');
    await world.sue.reads(
      /You answer for 2 guests, and our rules allow 2 at a time|Our rules allow 2 nominations a day/,
    );
    await world.oskar.neverReads(/Cal Fox/);
  });
});
