/** Times as a person's own Teams would show them: in their language and zone. */
export const timesFor = ({ language, zone }) => {
  const day = new Intl.DateTimeFormat(language, { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' });
  const time = new Intl.DateTimeFormat(language, { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  return {
    time: (at) => {
      const moment = new Date(at);
      return day.format(moment) === day.format(new Date())
        ? time.format(moment)
        : `${day.format(moment)}, ${time.format(moment)}`;
    },
  };
};
