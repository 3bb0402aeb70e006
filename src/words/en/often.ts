export const often = (times: number): string => (times === 1 ? 'once' : `${String(times)} times`);
