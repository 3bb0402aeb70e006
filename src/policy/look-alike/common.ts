/** How many characters two names have in common at the beginning. */
export const startOf = (one: string, other: string): number => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
};

/** How many they have in common at the end, of what lies beyond their common beginning of `start` characters. */
export const endOf = (one: string, other: string, start: number): number => {
  const most = Math.min(one.length, other.length) - start;
  let length = 0;
  while (length < most && one[one.length - 1 - length] === other[other.length - 1 - length]) length++;
  return length;
};
