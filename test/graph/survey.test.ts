import assert from 'node:assert/strict';
import { guestAddress } from '../../src/kernel/address.js';
import { DirectoryTrouble, type SurveyAsk } from '../../src/workflow/ports.js';
import {
  ALL,
  ANSWERS,
  ASK,
  CHECK,
  CONNECTED,
  DEFAULT,
  DELETED,
  type Facts,
  group,
  PARTNER,
  POLICY,
  readOf,
  SUE,
  surveyOf,
  TENANT_OF,
  user,
} from './answers.js';
import { answered, answering, filterOf, listed, partsIn, pathOf, refused, type Answer } from './parts.js';
import { problem, startPlayback, type Playback } from './playback.js';

describe('a survey of the directory', () => {
  let graph: Playback;
  beforeEach(async () => {
    graph = await startPlayback();
  });
  afterEach(() => graph.close());

  const surveyed = (but: Readonly<Record<string, Answer>> = {}, ask: SurveyAsk = ASK) => surveyOf(graph, but, ask);
  const asked = () => graph.received.flatMap(partsIn);
  const trips = (): number => graph.received.length;

  it('knows everything where everything is answered, in two round trips', async () => {
    const survey = await surveyed();
    for (const [name, value] of Object.entries(ALL))
      assert.deepEqual(survey[name as keyof Facts], { known: true, value }, name);
    assert.equal(graph.received.length, 2);
    assert.deepEqual(
      graph.received.map((received) => partsIn(received).length),
      [20, 2],
    );
  });

  const missing: readonly (readonly [read: string, ...facts: (keyof Facts)[]])[] = [
    ['holders', 'accounts'],
    [DELETED, 'deletedGuests'],
    ['GET /contacts', 'isContact'],
    ['GET /organization', 'ownDomains'],
    [TENANT_OF, 'homeTenant', 'inbound', 'connected', 'connection'],
    ['count fabrikam.com', 'guestsFromThere'],
    ['count fabrikam.comAccepted', 'guestsFromThere'],
    ['count fabrlkam.com', 'alsoCounted'],
    [POLICY, 'allowInvitesFrom', 'employeesSeeOthers'],
    [DEFAULT, 'inbound'],
    [PARTNER, 'inbound'],
    [`GET /groups/${group(1)}`, 'group'],
    [`GET /users/${SUE}`, 'nominator'],
    [CHECK, 'memberOf'],
    [`GET /groups/${group(1)}/owners`, 'owners'],
    [`GET /users/${SUE}/manager`, 'manager'],
    [CONNECTED, 'connected', 'connection'],
    [`${CONNECTED} by tenant`, 'connected', 'connection'],
    ['people', 'people'],
  ];
  const whys: readonly (readonly [Answer, 'not-permitted' | 'unavailable'])[] = [
    [refused(403, 'Authorization_RequestDenied'), 'not-permitted'],
    [refused(400, 'Request_UnsupportedQuery'), 'unavailable'],
    [refused(503, 'ServiceUnavailable', { 'Retry-After': '0' }), 'unavailable'],
    [refused(429, 'TooManyRequests', { 'Retry-After': '120' }), 'unavailable'],
    [answered('<html>'), 'unavailable'],
  ];
  for (const [read, ...facts] of missing)
    it(`goes on without ${facts.join(' and ')} where ${read.split('?')[0]} is not answered`, async () => {
      for (const [answer, why] of whys) {
        const survey = await surveyed({ [read]: answer });
        for (const [name, value] of Object.entries(ALL)) {
          const fact = facts.includes(name as keyof Facts) ? { known: false, why } : { known: true, value };
          assert.deepEqual(survey[name as keyof Facts], fact, `${name}: ${why}`);
        }
        assert.ok(graph.received.length <= 3);
        assert.equal(
          graph.lines.some((line) => line.includes('did not say')),
          why === 'unavailable',
        );
        assert.doesNotMatch(graph.lines.join('\n'), /@|fabr/i, 'no address and no domain in the log');
        graph.forget();
      }
    });

  it('has a fact for every row above, and a row for every fact', () => {
    assert.deepEqual([...new Set(missing.flatMap(([, ...facts]) => facts))].sort(), Object.keys(ALL).sort());
  });

  it('asks for nothing that was not asked', async () => {
    const survey = await surveyed({}, { nominator: SUE, groups: [], connected: false, people: [] });
    const known = Object.entries(survey).filter(([, fact]) => fact.known);
    assert.deepEqual(known.map(([name]) => name).sort(), [
      'allowInvitesFrom',
      'employeesSeeOthers',
      'manager',
      'nominator',
      'ownDomains',
    ]);
    for (const fact of Object.values(survey)) if (!fact.known) assert.equal(fact.why, 'not-asked');
    assert.equal(graph.received.length, 1);
    assert.equal(asked().length, 4);
  });

  it('takes “there is none” for an answer', async () => {
    const none = refused(404, 'Request_ResourceNotFound');
    const survey = await surveyed({
      [TENANT_OF]: none,
      [`GET /groups/${group(1)}`]: none,
      [`GET /groups/${group(1)}/owners`]: none,
      [`GET /users/${SUE}`]: none,
      [`GET /users/${SUE}/manager`]: none,
      'GET /contacts': listed(),
      [CONNECTED]: listed(),
      [DELETED]: listed(),
      holders: listed(),
    });
    const { homeTenant, group: apollo, owners, nominator, manager, isContact, deletedGuests, accounts } = survey;
    for (const fact of [homeTenant, apollo, nominator, manager])
      assert.deepEqual(fact, { known: true, value: undefined });
    for (const fact of [owners, deletedGuests, accounts]) assert.deepEqual(fact, { known: true, value: [] });
    assert.deepEqual(
      [isContact, survey.inbound, survey.connected].map((fact) => fact.known && fact.value),
      [false, 'open', false],
    );
    assert.equal(graph.received.length, 1, 'without a home tenant nothing is left to ask');
  });

  it('says of a group whose settings may not be read that they were not', async () => {
    const denied = refused(403, 'Authorization_RequestDenied');
    const { group: apollo } = await surveyed({
      [`GET /groups/${group(1)}/settings`]: denied,
      'GET /groupSettings': denied,
    });
    assert.ok(apollo.known);
    assert.deepEqual([apollo.value?.admitsGuests, apollo.value?.settingsRead], [true, false]);
    const busy = refused(503, 'ServiceUnavailable', { 'Retry-After': '60' });
    assert.equal((await surveyed({ 'GET /groupSettings': busy })).group.known, false);
  });

  describe('in its requests', () => {
    it('keeps what an address and a domain are made of', async () => {
      await surveyed({}, { ...ASK, address: guestAddress.parse('ada@fabrikam.com') });
      const [tenant] = asked().filter((part) => pathOf(part).startsWith('/tenantRelationships'));
      assert.equal(
        tenant && pathOf(tenant),
        "/tenantRelationships/findTenantInformationByDomainName(domainName='fabrikam.com')",
      );
      graph.forget();
      graph.on(
        'POST /$batch',
        answering(() => refused(404, 'Request_ResourceNotFound')),
      );
      await graph.directory.survey({ ...ASK, address: guestAddress.parse("o'b+c&d#e@x'y/z.com") });
      const parts = asked();
      for (const part of parts) assert.doesNotMatch(part.url.split('?')[1] ?? '', /[+#]/);
      assert.ok(parts.some((part) => pathOf(part).endsWith("(domainName='x%27%27y%2Fz.com')")));
      assert.ok(parts.some((part) => filterOf(part).startsWith("mail eq 'o''b+c&d#e@x''y/z.com' or ")));
    });

    it('asks inside each part for what an advanced query needs', async () => {
      await surveyed();
      const advanced = asked().filter((part) => part.url.includes('%24count=true') || part.url.includes('$count=true'));
      assert.equal(advanced.length, 7);
      for (const { headers } of advanced) assert.deepEqual(headers, { ConsistencyLevel: 'eventual' });
    });

    it('posts what only reads, and counts with one user', async () => {
      await surveyed();
      const posted = asked().filter(({ method }) => method !== 'GET');
      assert.deepEqual(
        posted.map(({ method, url, headers, body }) => ({ method, url, headers, body })),
        [
          {
            method: 'POST',
            url: `/users/${SUE}/checkMemberGroups`,
            headers: { 'Content-Type': 'application/json' },
            body: { groupIds: ASK.groups },
          },
        ],
      );
      const counts = asked().filter((part) => readOf(part).startsWith('count'));
      for (const part of counts) assert.match(part.url, /\$top=1\b/);
    });
  });

  describe('in its round trips', () => {
    const many: SurveyAsk = {
      ...ASK,
      groups: Array.from({ length: 60 }, (_, n) => group(100 + n)),
      people: Array.from({ length: 20 }, (_, n) => `person${n}@contoso.com`),
    };

    it('takes two for sixty groups and twenty people, and loses none of them', async () => {
      graph.on(
        'POST /$batch',
        answering((part) => {
          if (readOf(part) === CHECK) return listed(...(part.body?.groupIds ?? []));
          if (readOf(part) !== 'people') return ANSWERS[readOf(part)] ?? assert.fail(readOf(part));
          const addresses = [...filterOf(part).matchAll(/mail eq '(person(\d+)@contoso\.com)'/g)];
          return listed(...addresses.map(([, mail, n]) => user(300 + Number(n), 'P', { mail: mail?.toUpperCase() })));
        }),
      );
      const { memberOf, people } = await graph.directory.survey(many);
      assert.deepEqual(memberOf, { known: true, value: many.groups });
      assert.ok(people.known);
      assert.deepEqual([...people.value.keys()], many.people);
      for (const [address, accounts] of people.value) assert.equal(accounts[0]?.person.address, address.toUpperCase());
      assert.equal(graph.received.length, 2);
      for (const received of graph.received) assert.ok(partsIn(received).length <= 20);
    });

    it('never takes more than three, though every read fails at first', async () => {
      const seen = new Set<string>();
      graph.on(
        'POST /$batch',
        answering((part) => {
          if (!seen.has(part.url + filterOf(part) + String(part.body?.groupIds))) {
            seen.add(part.url + filterOf(part) + String(part.body?.groupIds));
            return refused(503, 'ServiceUnavailable', { 'Retry-After': '0.05' });
          }
          return readOf(part) === CHECK ? listed() : (ANSWERS[readOf(part)] ?? listed());
        }),
      );
      const survey = await graph.directory.survey(many);
      assert.equal(graph.received.length, 3);
      assert.ok(survey.accounts.known, 'what was asked again was answered');
      assert.deepEqual(survey.people, { known: false, why: 'unavailable' }, 'what found no trip is not known');
    });

    it('asks again once, after the wait that was asked for', async () => {
      let attempts = 0;
      graph.on(
        'POST /$batch',
        answering((part) => {
          if (readOf(part) !== TENANT_OF) return ANSWERS[readOf(part)] ?? assert.fail(readOf(part));
          attempts += 1;
          return attempts === 1
            ? refused(429, 'TooManyRequests', { 'Retry-After': '0.1' })
            : (ANSWERS[TENANT_OF] ?? listed());
        }),
      );
      const { homeTenant, inbound, connected } = await graph.directory.survey(ASK);
      assert.deepEqual([homeTenant.known, inbound.known, connected.known], [true, true, true]);
      assert.deepEqual(
        graph.received.map((received) => partsIn(received).length),
        [20, 1, 2],
      );
    });

    it('is trouble where none was answered', async () => {
      graph.on('POST /$batch', problem(503, 'ServiceUnavailable', '', { 'Retry-After': '0.05' }));
      await assert.rejects(
        graph.directory.survey(ASK),
        (error) => error instanceof DirectoryTrouble && error.kind === 'unavailable',
      );
      assert.equal(graph.received.length, 2, 'each read is asked once more, and not thrice');
      graph.forget();
      graph.on('POST /$batch', problem(403, 'Authorization_RequestDenied', ''));
      await assert.rejects(
        graph.directory.survey(ASK),
        (error) => error instanceof DirectoryTrouble && error.kind === 'not-permitted',
      );
      assert.equal(graph.received.length, 1);
    });

    it('goes on where one was answered late, or the second not at all', async () => {
      const whole = answering((part) => ANSWERS[readOf(part)] ?? assert.fail(readOf(part)));
      graph.on('POST /$batch', problem(429, 'TooManyRequests', '', { 'Retry-After': '0.05' }), whole);
      assert.ok((await graph.directory.survey(ASK)).inbound.known);
      assert.equal(graph.received.length, 3);
      graph.forget();
      graph.on('POST /$batch', whole, 'reset');
      const { accounts, inbound, connected } = await graph.directory.survey(ASK);
      assert.ok(accounts.known);
      for (const fact of [inbound, connected]) assert.deepEqual(fact, { known: false, why: 'unavailable' });
      assert.ok(trips() <= 3);
    });

    it('keeps what the first one brought where the second takes longer than anybody waits', async () => {
      const whole = answering((part) => ANSWERS[readOf(part)] ?? assert.fail(readOf(part)));
      graph.on('POST /$batch', whole, 'hang');
      const { accounts, inbound } = await graph.directory.survey({ ...ASK, within: 300 });
      assert.ok(accounts.known);
      assert.deepEqual(inbound, { known: false, why: 'unavailable' });
      graph.forget();
      graph.on('POST /$batch', 'hang');
      await assert.rejects(graph.directory.survey({ ...ASK, within: 100 }), DirectoryTrouble);
    });
  });
});
