import { callsIn } from '../../test/support/graph-calls.js';
import type { GraphCall, Somebody } from '../../test/support/tenant-shapes.js';
import type { Answered } from './clicks.js';
import { toldBy } from './people.js';
import { faultsIn, HISTORIES, live, type Ending, type History } from './model.js';
import type { Town } from './town.js';

type State = { readonly users: readonly { readonly mail?: string | null }[] };

/** Holds what became of the races, and what each click was told, against the model. Without `invitations`, the books alone. */
export const examineRaces = async (
  { tenant, books }: Town,
  clicks: ReadonlyMap<string, readonly Answered[]>,
  people: readonly Somebody[],
  invitations: readonly Invitation[] | undefined,
) => {
  const histories = await books.query<History>(HISTORIES, [[...clicks.keys()]]);
  const windows: Record<string, number> = {};
  const count = (what: string): void => void (windows[what] = (windows[what] ?? 0) + 1);
  const faults = histories.length === clicks.size ? [] : ['a nomination is lost'];
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  let [noted, withdrawnLater] = [0, 0];
  for (const history of histories) {
    faults.push(...faultsIn(history));
    const [winner] = live(history.events).endings;
    if (!winner) {
      faults.push(`${history.address}: nobody won`);
      continue;
    }
    count(winner.how);
    if (winner.how === 'approved' && history.status === 'withdrawn') withdrawnLater += 1;
    const answers = clicks.get(history.id) ?? [];
    if (!answers.some((click) => isOf(click, winner))) faults.push(`${history.address}: nobody clicked what won`);
    const truth = {
      winner: `${winner.how} by ${nameOf.get(winner.by)}`,
      wasWithdrawn: history.events.some(({ type }) => type === 'withdrawn'),
      first: nameOf.get(history.events.find(({ type }) => type === 'stage-approved')?.by ?? ''),
    };
    for (const click of answers) {
      const told = toldBy(click.answer);
      if (told !== undefined && NOTED.test(told)) noted += 1;
      const fault =
        told === undefined
          ? `was answered by an error, ${click.answer.status}`
          : lieIn(told, truth, click.data['stage'] === 0);
      if (fault) faults.push(`${history.address}: ${click.kind} by ${nameOf.get(click.by)} ${fault}`);
    }
  }
  const notes = [
    `${withdrawnLater} were withdrawn after their approval; ${noted} clicks were answered "being checked"`,
    `clicks: ${kindsOf([...clicks.values()].flat())}`,
  ];
  if (!invitations) return { windows, notes, faults };
  return { windows, notes, faults: [...faults, ...(await inEntra(tenant, invitations, histories))] };
};

const isOf = ({ by, data }: Answered, winner: Ending): boolean =>
  by === winner.by &&
  data['stage'] !== 0 &&
  data.verb === { approved: 'approve', denied: 'deny', withdrawn: 'withdraw' }[winner.how] &&
  (winner.how !== 'denied' || data['comment'] === winner.comment);

const NOTED = /^Noted\./;

/** What a click was told of the outcome and is not so; undefined where all of it is. `first`: whoever agreed in the first step. */
const lieIn = (told: string, { winner, wasWithdrawn, first }: Truth, isStale: boolean): string | undefined => {
  if (NOTED.test(told) || (isStale && IS_PAST.test(told))) return undefined;
  const decisions = [...told.matchAll(CARD), ...[...told.matchAll(SENTENCE)].map(([all, who, how]) => [all, how, who])]
    .map(([, how = '', who = '']) => `${how.toLowerCase()} by ${who}`)
    .filter((said) => said !== `approved by ${first}`);
  const lie = decisions.find((said) => said !== winner);
  if (lie) return `was told "${lie}", and it was ${winner}`;
  if (WITHDRAWN.test(told)) return wasWithdrawn ? undefined : `was told of a withdrawal, and it was ${winner}`;
  return decisions.length > 0 ? undefined : `was told nothing of who won: ${told.slice(0, 120)}`;
};

type Truth = { readonly winner: string; readonly wasWithdrawn: boolean; readonly first: string | undefined };

const CARD = /^(?:● )?(Approved|Denied) by (Racer \d+),/gm;
const SENTENCE = /^(Racer \d+) (approved|denied) this,/gm;
const WITHDRAWN = /^(?:● )?Withdrawn by |^Nominator \d+ withdrew this,/m;
const IS_PAST = /^You agreed to this already/;

/** An invitation that Graph took; `trip` numbers what it was asked. */
export type Invitation = Pick<GraphCall, 'trip' | 'body'>;

/** What came since, little by little: all that is said in a thousand races is more than one answer can hold. */
export const invitedSince = async (tenant: Town['tenant'], since: number) => {
  const exchanges = await tenant.requests(since);
  const invitations = callsIn(exchanges).filter(
    ({ method, path, status }) => method === 'POST' && path === '/invitations' && status === 201,
  );
  return { invitations, last: exchanges.at(-1)?.n ?? since };
};

/** One invitation and one account for an approval, none for anything else; a withdrawal takes the account away again. */
const inEntra = async (
  tenant: Town['tenant'],
  invited: readonly Invitation[],
  histories: readonly History[],
): Promise<readonly string[]> => {
  const { users } = await tenant.state<State>();
  return histories.flatMap(({ address, status, events }) => {
    const invitations = invited.filter(({ body }) => JSON.stringify(body).includes(`"${address}"`)).length;
    const accounts = users.filter(({ mail }) => mail === address).length;
    const wasApproved = live(events).endings[0]?.how === 'approved';
    const [least, most] = status === 'invited' ? [1, 1] : [0, wasApproved ? 1 : 0];
    return [
      ...(invitations < least || invitations > most
        ? [`${address} is ${status} and was invited ${invitations} times`]
        : []),
      ...(accounts === least ? [] : [`${address} is ${status} and has ${accounts} accounts`]),
    ];
  });
};

const kindsOf = (clicks: readonly Answered[]): string => {
  const times: Record<string, number> = {};
  for (const { kind } of clicks) times[kind] = (times[kind] ?? 0) + 1;
  return Object.entries(times)
    .map(([kind, many]) => `${kind} ${many}`)
    .join(', ');
};
