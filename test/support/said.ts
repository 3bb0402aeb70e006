/** Runs a command of ours in this process; what it printed, on either of the two, comes with what it returned. */
export const saidBy = async <T>(command: () => Promise<T>): Promise<{ readonly code: T; readonly said: string }> => {
  const said: string[] = [];
  const { log, error } = console;
  console.log = console.error = (text: string) => void said.push(text);
  try {
    return { code: await command(), said: said.join('\n') };
  } finally {
    console.log = log;
    console.error = error;
  }
};
