import assert from 'node:assert/strict';
import { createLog, nameOf, withoutAddresses, type Log } from '../../src/kernel/log.js';

/** What a logger writes that is used like this. */
const written = (use: (log: Log) => void): Readonly<Record<string, unknown>> => {
  const lines: string[] = [];
  use(createLog('debug', { write: (line) => void lines.push(line) }));
  assert.equal(lines.length, 1);
  const { time: _time, level: _level, ...said } = JSON.parse(lines[0] ?? '{}') as Record<string, unknown>;
  return said;
};

describe('a line of the log', () => {
  it('has the fields of its list, and no other, whatever the compiler was made to believe', () => {
    const fields = { job: 'invite-guest', count: 3, address: 'ada@fabrikam.com', err: new Error('ada'), reason: 'x' };
    assert.deepEqual(
      written((log) => log.warn('It failed.', fields)),
      { job: 'invite-guest', count: 3, msg: 'It failed.' },
    );
    const inherited = Object.assign(Object.create({ job: 'x' }) as object, {
      ['__proto__']: 1,
      constructor: 2,
    }) as object;
    assert.deepEqual(
      written((log) => log.info('It is well.', inherited)),
      { msg: 'It is well.' },
    );
  });

  it('has values that look like their field’s', () => {
    const good = {
      nominationId: '4721f0f4-a6c5-4603-a455-b59a17feeecc',
      status: 'no answer',
      code: '57P01',
      method: 'DELETE',
      path: "/tenantRelationships/findTenantInformationByDomainName(domainName='{domainName}')/$ref",
      host: '[::1]',
      milliseconds: 12.5,
      error: 'TypeError at teams/bot.js:81',
    };
    assert.deepEqual(
      written((log) => log.error('Oh.', good)),
      { ...good, msg: 'Oh.' },
    );
    const bad = {
      nominationId: 'ada@fabrikam.com',
      code: 'Ada is not welcome',
      path: '/users?$filter=mail eq ada',
      host: 'ada@evil.example',
      error: 'Error: no place for Ada',
      personId: { name: 'Ada' } as never,
    };
    assert.deepEqual(Object.values(written((log) => log.error('Oh.', bad))), [
      ...Object.keys(bad).map(() => '…'),
      'Oh.',
    ]);
  });

  it('has no address in its message', () => {
    assert.equal(
      written((log) => log.info('Told “ada@fabrikam.com”, (bob.stone+x@eu.fabrikam.com).'))['msg'],
      'Told “…”, (…).',
    );
    assert.equal(withoutAddresses('a @ b, @at, x@ and 3@4: nothing'), 'a @ b, @at, x@ and …: nothing');
  });

  it('names an error by its class and place, also where its text looks like a place', () => {
    const error = new TypeError('no place for ada@fabrikam.com\n    at /dist/secret/ada.js:1');
    assert.match(nameOf(error), /^TypeError at kernel\/log\.test\.\w+:\d+$/);
    assert.equal(nameOf(Object.assign(new Error('ada'), { stack: undefined })), 'Error');
    assert.equal(nameOf('ada@fabrikam.com'), 'string');
  });
});
