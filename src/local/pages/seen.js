/** Which of the bot's messages each person has had on the screen; kept by the browser, so that a reload does not ask again. */
export const createSeen = () => {
  const unread = new Map();
  const key = (personId) => `seen ${personId}`;
  const last = (personId) => Number(localStorage.getItem(key(personId)) ?? 0);
  const newest = (messages) => Math.max(0, ...messages.map(({ activityId }) => Number(activityId)));
  const told = new Map();
  return {
    unread: (personId) => unread.get(personId) ?? 0,
    look: (personId, messages) => {
      unread.set(personId, 0);
      localStorage.setItem(key(personId), String(newest(messages)));
    },
    /** Counts what is new, and returns the newest message if nobody was told of it yet. */
    count: (personId, messages) => {
      const news = messages.filter(({ from, activityId }) => from === 'bot' && Number(activityId) > last(personId));
      unread.set(personId, news.length);
      const message = news.at(-1);
      if (!message || told.get(personId) === message.activityId) return undefined;
      told.set(personId, message.activityId);
      return message;
    },
  };
};
