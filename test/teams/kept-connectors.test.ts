import assert from 'node:assert/strict';
import { ClaimsIdentity } from 'botframework-connector';
import { KeptConnectors } from '../../src/teams/kept-connectors.js';

describe('connectors for turns of our own accord', () => {
  const claims = new ClaimsIdentity([], 'Bearer');
  const create = (kept: KeptConnectors, url: string) => kept.createConnectorFactory(claims).create(url, '');

  it('are one for each service, however many turns there are', async () => {
    const kept = new KeptConnectors({});
    const first = await create(kept, 'https://one.example/');
    assert.equal(await create(kept, 'https://one.example/'), first);
    assert.notEqual(await create(kept, 'https://two.example/'), first);
    assert.equal(await kept.createUserTokenClient(claims), await kept.createUserTokenClient(claims));
  });
});
