/**
 * What goes on elsewhere is named by a whole address in the answer. We take the token out of it and nothing else, so that our
 * requests go where all of them go, whatever host an answer names.
 */
export const tokenIn = (
  link: string | null | undefined,
  name: '$skiptoken' | '$skip' | '$deltatoken',
): string | undefined => {
  if (!link || !URL.canParse(link)) return undefined;
  const found = [...new URL(link).searchParams].find(([key]) => key.toLowerCase() === name);
  return found?.[1] || undefined;
};
