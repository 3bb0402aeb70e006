import assert from 'node:assert/strict';
import { groupId, personId } from '../../src/kernel/ids.js';
import { DirectoryTrouble } from '../../src/workflow/ports.js';
import { answered, answering, pathOf, refused, type Answer } from './parts.js';
import { APP, problem, startPlayback, type Play, type Playback } from './playback.js';

const APOLLO = groupId.parse('22222222-0000-4000-8000-000000000001');
const person = (n: number) => personId.parse(`11111111-0000-4000-8000-${String(n).padStart(12, '0')}`);
const SUE = person(1);
const OSKAR = person(2);
const MIA = person(3);
const NOW = new Date('2027-08-04T10:00:00Z');
const found = (body: object): Play => ({ status: 200, body });
const user = (n: number, more: object = {}) => ({
  id: person(n),
  displayName: `Person ${n}`,
  mail: `p${n}@contoso.com`,
  userType: 'Member',
  accountEnabled: true,
  ...more,
});

describe('approvers, over Microsoft Graph', () => {
  let graph: Playback;
  beforeEach(async () => {
    graph = await startPlayback();
  });
  afterEach(() => graph.close());

  describe('the members of a group', () => {
    const ROUTE = `GET /groups/${APOLLO}/transitiveMembers/graph.user`;

    it('are people, members of members too, in their order, but for closed accounts', async () => {
      graph.on(ROUTE, found({ value: [user(3), user(1, { accountEnabled: false }), user(2, { userType: 'Guest' })] }));
      const members = await graph.directory.membersOf(APOLLO);
      assert.deepEqual(
        members?.map(({ person: { id }, kind }) => [id, kind]),
        [
          [MIA, 'member'],
          [OSKAR, 'guest'],
        ],
      );
      const [asked] = graph.received;
      assert.equal(asked?.headers['consistencylevel'], 'eventual', 'a cast is an advanced query');
      assert.equal(asked.query.get('$count'), 'true');
      assert.match(asked.query.get('$select') ?? '', /accountEnabled/);
    });

    it('come page by page, from our own host, and are two hundred at most', async () => {
      const page = (from: number, next?: string) =>
        found({
          value: Array.from({ length: 90 }, (_, index) => user(from + index)),
          ...(next && { '@odata.nextLink': `https://elsewhere.example/v1.0/groups/x?$skiptoken=${next}` }),
        });
      graph.on(ROUTE, page(100, 'one%2Btwo'), page(200, 'three'), page(300, 'four'), page(400));
      const members = await graph.directory.membersOf(APOLLO);
      assert.equal(members?.length, 200);
      assert.deepEqual(
        graph.received.map(({ query }) => query.get('$skiptoken')),
        [null, 'one+two', 'three'],
      );
    });

    it('are not even nobody where the group is gone', async () => {
      graph.on(ROUTE, problem(404, 'Request_ResourceNotFound', ''));
      assert.equal(await graph.directory.membersOf(APOLLO), undefined);
    });

    it('cannot be read later either where Microsoft refuses this group, but for a token it does not take', async () => {
      const lasting = async (status: number) => {
        graph.on(ROUTE, ...Array.from({ length: 4 }, () => problem(status, 'Request_Trouble', '')));
        const trouble = await graph.directory.membersOf(APOLLO).catch((error: unknown) => error);
        assert.ok(trouble instanceof DirectoryTrouble);
        return trouble.lasting;
      };
      assert.deepEqual([await lasting(403), await lasting(400)], ['refused', 'refused']);
      for (const status of [401, 429, 503]) assert.equal(await lasting(status), undefined);
    });

    it('are trouble where they may not be read, and not nobody', async () => {
      graph.on(ROUTE, problem(403, 'Authorization_RequestDenied', ''));
      await assert.rejects(graph.directory.membersOf(APOLLO), /GroupMember\.Read\.All/);
    });
  });

  describe('whether somebody is in a group', () => {
    const ROUTE = `POST /users/${SUE}/checkMemberGroups`;

    it('is one question, whatever the size of the group', async () => {
      graph.on(ROUTE, found({ value: [APOLLO.toUpperCase()] }), found({ value: [] }));
      assert.equal(await graph.directory.isMember(SUE, APOLLO), true);
      assert.equal(await graph.directory.isMember(SUE, APOLLO), false);
      assert.deepEqual(graph.received[0]?.body, { groupIds: [APOLLO] });
    });

    it('is no for somebody who has left', async () => {
      graph.on(ROUTE, problem(404, 'Request_ResourceNotFound', ''));
      assert.equal(await graph.directory.isMember(SUE, APOLLO), false);
    });

    it('is trouble where nobody says, and not no', async () => {
      graph.on(ROUTE, problem(403, 'Authorization_RequestDenied', ''));
      await assert.rejects(graph.directory.isMember(SUE, APOLLO), DirectoryTrouble);
    });
  });

  describe('who is away', () => {
    const replies = (automaticRepliesSetting: object): Answer => answered({ automaticRepliesSetting });
    const utc = (dateTime: string) => ({ dateTime: `${dateTime}.0000000`, timeZone: 'UTC' });
    const scheduled = (scheduledStartDateTime: object, scheduledEndDateTime: object): Answer =>
      replies({ status: 'scheduled', scheduledStartDateTime, scheduledEndDateTime });
    const away = async (answer: Answer): Promise<object | undefined> => {
      graph.on(
        'POST /$batch',
        answering(() => answer),
      );
      return (await graph.directory.away([SUE], NOW)).get(SUE);
    };

    const cases: readonly (readonly [string, Answer, object | undefined])[] = [
      ['nobody without a reply', replies({ status: 'disabled' }), undefined],
      ['whoever always replies', replies({ status: 'alwaysEnabled', internalReplyMessage: 'On leave' }), {}],
      [
        'whoever replies now, until they say',
        scheduled(utc('2027-08-01T00:00:00'), utc('2027-08-15T00:00:00')),
        { until: new Date('2027-08-15T00:00:00Z') },
      ],
      [
        'nobody whose reply is still to come',
        scheduled(utc('2027-08-04T10:00:01'), utc('2027-08-15T00:00:00')),
        undefined,
      ],
      ['nobody whose reply is over', scheduled(utc('2027-08-01T00:00:00'), utc('2027-08-04T10:00:00')), undefined],
      [
        'in a zone of its own',
        scheduled(
          { dateTime: '2027-08-04T11:59:00.0000000', timeZone: 'Europe/Berlin' },
          { dateTime: '2027-08-14T18:00:00.0000000', timeZone: 'Europe/Berlin' },
        ),
        { until: new Date('2027-08-14T16:00:00Z') },
      ],
      [
        'nobody by a time that nothing can be made of',
        scheduled(
          { dateTime: '2027-08-01T00:00:00', timeZone: 'W. Europe Standard Time' },
          { dateTime: '2027-08-15T00:00:00', timeZone: 'W. Europe Standard Time' },
        ),
        undefined,
      ],
      ['nobody without a mailbox', refused(404, 'MailboxNotEnabledForRESTAPI'), undefined],
      ['nobody whose mailbox says nothing', answered({}), undefined],
    ];
    for (const [who, answer, absence] of cases)
      it(`is ${who}`, async () => {
        assert.deepEqual(await away(answer), absence);
      });

    it('is asked in one batch, in UTC, for nothing but the replies; and what they say is not logged', async () => {
      graph.on(
        'POST /$batch',
        answering(() => replies({ status: 'alwaysEnabled', internalReplyMessage: 'At the clinic' })),
      );
      const people = Array.from({ length: 20 }, (_, index) => person(index + 1));
      assert.equal((await graph.directory.away(people, NOW)).size, 20);
      assert.equal(graph.received.length, 1);
      const { requests } = graph.received[0]?.body as {
        requests: readonly { id: string; method: string; url: string; headers: Readonly<Record<string, string>> }[];
      };
      assert.equal(pathOf(requests[0]!), `/users/${SUE}/mailboxSettings`);
      assert.match(requests[0]!.url, /select=automaticRepliesSetting$/);
      assert.equal(requests[0]!.headers['Prefer'], 'outlook.timezone="UTC"');
      assert.ok(!graph.lines.join('\n').includes('clinic'));
      assert.equal((await graph.directory.away([], NOW)).size, 0);
      assert.equal(graph.received.length, 1, 'nobody is asked about nobody');
    });

    it('is left open for one mailbox outside the fence, and is trouble where all are', async () => {
      const fenced = new Set<string>([SUE]);
      graph.on(
        'POST /$batch',
        answering(({ url }) =>
          fenced.has(url.split('/')[2] ?? '')
            ? refused(403, 'ErrorAccessDenied')
            : replies({ status: 'alwaysEnabled' }),
        ),
      );
      assert.deepEqual([...(await graph.directory.away([SUE, OSKAR], NOW)).keys()], [OSKAR]);
      await assert.rejects(
        graph.directory.away([SUE], NOW),
        (error) =>
          error instanceof DirectoryTrouble &&
          error.kind === 'not-permitted' &&
          /MailboxSettings\.Read/.test(error.message),
      );
    });
  });

  describe('our app in a team', () => {
    const INSTALLED = `/teams/${APOLLO}/installedApps`;
    const ready = (...installing: readonly Play[]): void => {
      graph.on('GET /appCatalogs/teamsApps', found({ value: [{ id: 'catalogue-id', externalId: APP }] }));
      graph.on(`POST ${INSTALLED}`, ...installing);
    };

    it('is installed; already there is as good', async () => {
      ready({ status: 201 }, problem(409, 'Conflict', ''));
      assert.equal(await graph.directory.installIn(APOLLO), 'installed');
      assert.equal(await graph.directory.installIn(APOLLO), 'installed');
      const posted = graph.received.find(({ method }) => method === 'POST');
      assert.deepEqual(posted?.body, { 'teamsApp@odata.bind': `${graph.url}/v1.0/appCatalogs/teamsApps/catalogue-id` });
    });

    it('is impossible where it is not permitted, blocked, or no team', async () => {
      ready(
        problem(403, 'Forbidden', 'App is blocked by app permission policy'),
        problem(404, 'NotFound', 'No team found'),
        problem(400, 'BadRequest', 'The app has no team scope'),
      );
      for (let attempt = 0; attempt < 3; attempt += 1)
        assert.equal(await graph.directory.installIn(APOLLO), 'impossible');
    });

    it('may work later where Teams stumbles', async () => {
      ready(problem(503, 'ServiceUnavailable', ''));
      await assert.rejects(graph.directory.installIn(APOLLO), DirectoryTrouble);
    });
  });
});
