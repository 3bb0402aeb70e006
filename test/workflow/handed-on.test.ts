import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { guestAddress, type GuestAddress } from '../../src/kernel/address.js';
import { MINUTE } from '../../src/kernel/clock.js';
import { groupId, newNominationId, personId, type NominationId, type PersonId } from '../../src/kernel/ids.js';
import type { Access, Facts } from '../../src/nomination/nomination.js';
import { DirectoryTrouble, type Directory, type Holder, type Survey } from '../../src/workflow/ports.js';
import type { Proposal } from '../../src/workflow/workflow.js';
import { aRule } from '../policy/policies.js';
import { onEveryDatabase } from '../support/database.js';
import { facts, mia, NOON, oskar, stage, sue } from '../support/samples.js';
import { yes } from './answers.js';
import { aGuest, employee, openOffice } from './office.js';
import { aProposal } from './proposals.js';
import { known } from './surveys.js';

const ASKING = [aRule({ name: 'All', stages: [stage([{ from: 'owners' }])] })];
const PAYROLL: Access = { key: 'payroll', kind: 'group', id: groupId.parse(randomUUID()), name: 'Payroll' };

const anId = (): PersonId => personId.parse(randomUUID());
/** An address that no other story has. */
const some = (name: string): GuestAddress => guestAddress.parse(`${name}-${randomUUID()}@fabrikam.com`);

onEveryDatabase('an account that was handed to another address', (database) => {
  /** Ada's account, whose principal name was made of her address, and which Bob is to have, or has. */
  const story = async (meanwhile: () => Promise<unknown> = async () => undefined) => {
    const [ada, bob, id] = [some('ada'), some('bob'), anId()];
    const entra = {
      mail: ada as string,
      otherMails: [] as readonly string[],
      redemption: 'accepted' as 'accepted' | 'pending',
      isOpen: true,
      /** The account is found by its addresses. */
      isFound: false,
      /** No answer comes to whoever hands the account on. */
      isSilent: false,
      makes: id,
    };
    const account = (address: string = ada): Holder =>
      aGuest(id, {
        person: { id, name: 'Bob Stone', address: entra.mail },
        holds: [ada, entra.mail].includes(address) ? 'main' : 'further',
        redemption: entra.redemption,
        enabled: entra.isOpen,
      });
    const at = (address: string) =>
      entra.isFound && [ada, entra.mail, ...entra.otherMails].includes(address) ? [account(address)] : [];
    const given: PersonId[] = [];
    const asked: string[] = [];
    const directory: Partial<Directory> = {
      account: async (one) => {
        const colleague = [sue, oskar, mia].find((person) => person.id === one);
        return colleague ? employee(colleague) : one === id ? account() : undefined;
      },
      accountsAt: async (address) => at(address),
      invite: async ({ address }) => {
        asked.push(`invite ${address}`);
        return { outcome: 'invited', guestId: entra.makes, redeemLink: 'https://login.microsoftonline.com/redeem?x' };
      },
      resetRedemption: async (guestId, { address }) => {
        if (entra.isSilent) throw new DirectoryTrouble('unavailable', 'No answer.');
        entra.mail = address;
        return { outcome: 'invited', guestId, redeemLink: 'https://login.microsoftonline.com/redeem?y' };
      },
      give: async (guest) => {
        given.push(guest);
        return 'given';
      },
      enable: async () => {
        asked.push('enable');
        return 'enabled';
      },
      restore: async () => {
        asked.push('restore');
        return 'restored';
      },
      addSponsor: async () => {
        await meanwhile();
        return 'added';
      },
    };
    const office = openOffice(database(), directory, { rules: ASKING });
    const whose = (address: GuestAddress): Pick<Facts, 'guest'> => ({ guest: { ...facts().guest, address } });
    await office.begin(whose(ada));
    await office.settles();
    await office.submit.guest(id, { type: 'record-acceptance', since: NOON });
    await office.settles();
    entra.isFound = true;
    for (const list of [given, asked]) list.length = 0;

    const guest = async () => {
      const now = await office.store.guests.read(id);
      assert.ok(now);
      return now;
    };
    /** The account goes by Bob's address, and he has accepted; `shown`: what the directory has as its mail by then. */
    const moves = async (shown: string = bob): Promise<void> => {
      entra.mail = shown;
      const to = { ...(await guest()), address: bob, nominations: [newNominationId()] };
      await office.submit.guest(id, { type: 'receive', accepted: false, change: 'address', facts: to });
      await office.submit.guest(id, { type: 'record-acceptance', since: office.now() });
    };
    const became = async (nomination: NominationId): Promise<string> => {
      const now = await office.read(nomination);
      return now.status === 'failed' ? now.refusal.kind : now.status;
    };
    /** What comes of a nomination of this address that is approved already. */
    const approved = async (address: GuestAddress, part: Partial<Facts> = {}): Promise<string> => {
      const nomination = await office.begin({ ...whose(address), ...part });
      await office.settles();
      return became(nomination);
    };
    /** What a look at a nomination of this address finds. */
    const finds = async (address: GuestAddress, part: Partial<Proposal> = {}, survey: Partial<Survey> = {}) => {
      office.finds({ accounts: known(at(address)), ...survey });
      const { findings } = await office.preflight(aProposal({ nominator: sue, address, ...part }));
      return findings.map(({ finding }) => finding);
    };
    const asksToMove = async (address: GuestAddress): Promise<NominationId> => {
      office.finds({ accounts: known(at(address)) });
      const proposal = aProposal({ nominator: sue, address, offers: [], purpose: 'address', moves: id });
      const told = await office.nominate(proposal);
      assert.equal(told.outcome, 'begun', JSON.stringify(told));
      await office.settles();
      return proposal.id;
    };
    return { ...office, ada, bob, id, entra, given, asked, whose, guest, moves, became, approved, finds, asksToMove };
  };
  type Story = Awaited<ReturnType<typeof story>>;

  const nothingWasDone = ({ given, asked }: Story) => assert.deepEqual([given, asked], [[], []]);

  it('is not meant by the address before: a look says so', async () => {
    const { finds, moves, ada, bob } = await story();
    assert.deepEqual(await finds(ada), ['guest']);
    await moves();
    assert.deepEqual(await finds(ada), ['address-of-another']);
    assert.deepEqual(await finds(ada, { purpose: 'end', offers: [] }), ['address-of-another']);
    assert.deepEqual(await finds(bob), ['guest']);
  });

  it('is given nothing that was agreed to for the address before, and those who asked are told', async () => {
    for (const redemption of ['accepted', 'pending'] as const) {
      const one = await story();
      await one.moves();
      one.entra.redemption = redemption;
      assert.equal(await one.approved(one.ada), 'address-of-another');
      assert.equal(await one.approved(one.ada, { purpose: 'end', access: [] }), 'address-of-another');
      nothingWasDone(one);
      assert.ok(one.toldTo(sue).includes('failed'));
    }
  });

  it('nor where it was handed on between the yes and now', async () => {
    const one = await story();
    const id = await one.begin(one.whose(one.ada));
    await one.moves();
    await one.settles();
    assert.equal(await one.became(id), 'address-of-another');
    nothingWasDone(one);
  });

  it('nor where that came while whoever carried it out had looked already', async () => {
    const one: Story = await story(async () => one.moves());
    const sponsor = { purpose: 'sponsor', nominator: mia, access: [] } as const;
    assert.equal(await one.approved(one.ada, sponsor), 'address-of-another');
    assert.deepEqual((await one.guest()).sponsor, sue);
  });

  it('nor while Microsoft is asked to hand it on, and gives no answer', async () => {
    const one = await story();
    one.entra.isSilent = true;
    const move = await one.asksToMove(one.bob);
    await one.answer(move, oskar, yes);
    const more = await one.begin(one.whose(one.ada));
    const again = await one.settles();
    assert.deepEqual([await one.became(move), await one.became(more)], ['approved', 'approved']);
    one.entra.isSilent = false;
    one.passes(MINUTE);
    one.waiting.push(...again);
    const left = await one.settles();
    one.waiting.push(...left);
    await one.settles();
    assert.deepEqual([await one.became(move), await one.became(more)], ['invited', 'address-of-another']);
    nothingWasDone(one);
  });

  it('is not handed on before what was given a moment ago has been counted', async () => {
    const one = await story();
    const move = await one.asksToMove(one.bob);
    const more = await one.begin({ ...one.whose(one.ada), access: [PAYROLL] });
    await one.runs('invite-guest');
    assert.equal(await one.became(more), 'invited');
    const before = one.waiting.splice(0);
    await one.answer(move, oskar, yes);
    const again = await one.settles();
    assert.equal(await one.became(move), 'approved');
    one.waiting.push(...before, ...again);
    await one.settles();
    assert.equal(await one.became(move), 'given-more');
    assert.equal((await one.guest()).address, one.ada);
  });

  it('is whose our books say, where the directory goes on showing the address before', async () => {
    const one = await story();
    await one.moves(one.ada);
    one.entra.otherMails = [one.bob];
    assert.deepEqual(await one.finds(one.ada), ['address-of-another']);
    assert.equal(await one.approved(one.ada), 'address-of-another');
    nothingWasDone(one);
    assert.deepEqual(await one.finds(one.bob), ['guest']);
    assert.equal(await one.approved(one.bob), 'invited');
    assert.deepEqual(one.given, [one.id]);
  });

  it('is whose the directory says, where somebody handed it on there, before our books follow and after', async () => {
    const one = await story();
    one.entra.mail = one.bob;
    const follows = { type: 'record-directory', displayName: 'Bob', address: one.bob, enabled: true } as const;
    for (const isFollowed of [false, true]) {
      if (isFollowed) await one.submit.guest(one.id, { ...follows, sponsors: [] });
      one.given.length = 0;
      assert.deepEqual(await one.finds(one.ada), ['address-of-another']);
      assert.equal(await one.approved(one.ada), 'address-of-another');
      nothingWasDone(one);
      assert.equal(await one.approved(one.bob), 'invited');
      assert.deepEqual(one.given, [one.id]);
    }
  });

  it('may be handed back, with a yes of its own', async () => {
    const one = await story();
    await one.moves();
    const back = await one.asksToMove(one.ada);
    await one.answer(back, oskar, yes);
    await one.settles();
    assert.equal((await one.guest()).address, one.ada);
    assert.equal(await one.approved(one.ada), 'invited');
  });

  it('is neither opened nor restored for the address before, be that agreed to', async () => {
    for (const how of ['enable', 'restore'] as const)
      for (const isFound of [true, false]) {
        const one = await story();
        await one.moves();
        Object.assign(one.entra, { isFound, isOpen: false });
        assert.equal(await one.approved(one.ada, { revive: { how, guestId: one.id } }), 'address-of-another');
        nothingWasDone(one);
      }
  });

  it('is not offered to be restored, once it is deleted', async () => {
    const one = await story();
    const deletedGuests = known([{ id: one.id, name: 'Bob Stone' }]);
    one.entra.isFound = false;
    assert.deepEqual(await one.finds(one.ada, {}, { deletedGuests }), ['deleted-guest']);
    await one.moves();
    assert.deepEqual(await one.finds(one.ada, {}, { deletedGuests }), []);
  });

  it('is not taken for the one that was invited, where Microsoft names it though nobody found it', async () => {
    const one = await story();
    await one.moves();
    one.entra.isFound = false;
    assert.equal(await one.approved(one.ada), 'address-of-another');
    assert.deepEqual(one.given, []);
    assert.equal((await one.guest()).address, one.bob);
    one.entra.makes = anId();
    assert.equal(await one.approved(one.ada), 'invited');
    assert.deepEqual(one.given, [one.entra.makes]);
  });
});
