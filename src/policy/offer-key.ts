import { foldLabel, slug } from './label.js';

/** An offer as far as it can be named, in the file or in a draft of it. */
type Named = {
  readonly key?: string | undefined;
  readonly name?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
};

/** The key an offer goes by: its own, or one made of its name. */
export const keyOf = ({ key, name }: Named): string => key ?? slug(name ?? '');

/** The key of the offer that a rule means, by key, name or alias. */
export const keyMeant = (offers: readonly Named[], said: string): string | undefined => {
  const folded = foldLabel(said);
  const offer = offers.find((one) =>
    [keyOf(one), one.name ?? '', ...(one.aliases ?? [])].some((label) => label !== '' && foldLabel(label) === folded),
  );
  return offer && keyOf(offer);
};
