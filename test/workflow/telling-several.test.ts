import assert from 'node:assert/strict';
import type { Job } from '../../src/workflow/jobs.js';
import { onEveryDatabase } from '../support/database.js';
import { lin, ruth } from '../support/samples.js';
import { openOffice } from './office.js';

const NEWS: Job = { name: 'tell-of-many-guests', news: 'strangers-found', guests: 3 };

onEveryDatabase('what several people are told', (database) => {
  const office = () => openOffice(database(), {}, { administrators: ['lin@contoso.com', 'ruth@contoso.com'] });

  it('is tried again for whoever could not be told, and nobody hears it twice', async () => {
    const { waiting, settles, fails, recovers, toldTo } = office();
    fails(ruth);
    waiting.push(NEWS);
    const again = await settles();
    assert.deepEqual(again, [{ ...NEWS, personId: ruth.id }]);
    waiting.push(...again);
    await assert.rejects(settles(), /trouble/, 'the queue tries it again');
    recovers(ruth);
    waiting.push(...again);
    assert.deepEqual(await settles(), []);
    assert.deepEqual([lin, ruth].map(toldTo), [['admin-guests'], ['admin-guests']]);
  });

  it('is tried again for all where nobody could be told', async () => {
    const { waiting, settles, fails } = office();
    for (const person of [lin, ruth]) fails(person);
    waiting.push(NEWS);
    await assert.rejects(settles(), /trouble/);
  });

  it('is not tried again for whoever can never be told, nor for whoever need not hear it any more', async () => {
    const { waiting, settles, blocks, leaves, toldTo } = office();
    blocks(lin);
    waiting.push(NEWS);
    assert.deepEqual(await settles(), []);
    leaves(ruth);
    waiting.push({ ...NEWS, personId: ruth.id });
    assert.deepEqual(await settles(), []);
    assert.deepEqual([lin, ruth].map(toldTo), [[], ['admin-guests']]);
  });
});
