/** What to do about a field that is missing or wrong, by its place in the file. Places in a list are written `[]`. */
export type Remedies = Readonly<Record<string, string>>;

/** The remedies of a group of fields, where it stands. */
export const under = (place: string, remedies: Remedies): Remedies =>
  Object.fromEntries(Object.entries(remedies).map(([field, remedy]) => [`${place}.${field}`, remedy]));

/** Those of a text that can be one, or one for each language. */
export const localised = (place: string, remedy: string): Remedies => ({
  [place]: `${remedy} One text for every language, or en and zh-CN below it.`,
  [`${place}.en`]: remedy,
  [`${place}.zh-CN`]: remedy,
});

export const ADDRESS = 'Give an e-mail address in full, such as ruth@contoso.com.';
export const GROUP_ID = 'Copy the Object ID from Entra › Groups › the group’s overview.';
export const STAY = 'Say how many days, such as “90 days”.';
