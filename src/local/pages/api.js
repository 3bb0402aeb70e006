/** What the local tenant answers, or an Error with a sentence in it. */
const ask = async (path, options) => {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error('The local tenant does not answer. Is it still running?');
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw Object.assign(new Error(answer.error?.message ?? `The local tenant answered ${response.status}.`), {
    code: answer.error?.code,
  });
};

const post = (path, body) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** What the bot took away is nowhere any more. */
const standing = (place) => ({ ...place, messages: place.messages.filter(({ deleted }) => !deleted) });

export const api = {
  people: () => ask('/_local/people'),
  chat: async (personId) => standing(await ask(`/_local/chats/${personId}`)),
  channel: async (personId, channelId) =>
    standing(await ask(`/_local/chats/${personId}/channels/${encodeURIComponent(channelId)}`)),
  mail: () => ask('/_local/mail'),
  say: (as, text) => post('/_local/say', { as, text }),
  look: (as, activityId) => post('/_local/look', { as, activityId }),
  press: (as, press) => post('/_local/press', { as, ...press }),
};

/**
 * Calls `heard` for each event, `lost` when the connection goes, and `found` whenever it stands: what happened before was not told.
 * A page that was left listens no more: kept for the way back, it would hold one of the six connections that a browser has to a host.
 */
export const listen = ({ heard, lost, found }) => {
  let isLost = false;
  let events;
  const open = () => {
    events = new EventSource('/_local/events');
    events.addEventListener('message', ({ data }) => heard(JSON.parse(data)));
    events.addEventListener('error', () => {
      if (!isLost) lost();
      isLost = true;
    });
    events.addEventListener('open', () => {
      isLost = false;
      found();
    });
  };
  addEventListener('pagehide', () => events.close());
  addEventListener('pageshow', ({ persisted }) => persisted && open());
  open();
};
