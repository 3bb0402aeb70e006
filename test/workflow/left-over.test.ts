import assert from 'node:assert/strict';
import type { Directory } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { lin, sue } from '../support/samples.js';
import { openOffice } from './office.js';

onEveryDatabase('what an end left behind', (database) => {
  /** Ada, who may use Project Apollo, came and was sent away again; neither could be undone. */
  const ended = async (directory: Partial<Directory>) => {
    const office = openOffice(database(), {
      take: async () => ({ refused: 'not-permitted' }),
      disable: async () => 'disabled',
      ...directory,
    });
    const id = await office.begin();
    await office.settles();
    const nomination = await office.read(id);
    assert.ok(nomination.status === 'invited');
    const { guestId } = nomination;
    await office.submit.guest(guestId, { type: 'record-acceptance', since: office.now() });
    await office.decideOnGuest(guestId, sue, { say: 'remove' });
    await office.settles();
    const [mine] = (await office.guestsOf(sue.id)).items.filter(({ guest }) => guest.id === guestId);
    const told = office.noticesTo(lin).filter(({ about }) => about === 'admin-guest-left-over');
    return { mine, told, mails: office.stayMails.filter(({ about }) => about === 'ended') };
  };

  it('is told to administrator and sponsor by the names people know', async () => {
    const { mine, told } = await ended({});
    assert.deepEqual(
      told.map((notice) => 'left' in notice && notice.left),
      [['Project Apollo']],
    );
    assert.deepEqual([mine?.guest.status, mine?.left], ['disabled', ['Project Apollo']]);
  });

  it('is not forgotten where the account is no guest’s any more, and stays', async () => {
    const { mine, told, mails } = await ended({ disable: async () => 'not-a-guest' });
    assert.deepEqual(
      told.map((notice) => 'left' in notice && notice.left),
      [['Project Apollo']],
    );
    assert.deepEqual([mine?.guest.status, mine?.left], ['removed', ['Project Apollo']]);
    // What is not taken away is not said to be.
    assert.deepEqual(
      mails.map((mail) => mail.about === 'ended' && mail.accessNames),
      [[]],
    );
  });
});
