// The colours that tell accounts apart. A name only: what it looks like in which theme is renderer/ui/account-mark.css.
// Never alone: an initial or the account's name stands with it.
import { z } from 'zod';

export const AccountColour = z.enum(['blue', 'green', 'orange', 'violet', 'teal', 'pink', 'brown', 'grey']);
export type AccountColour = z.infer<typeof AccountColour>;

/** For one more account: the first of those that the others have least. */
export function nextColour(taken: readonly AccountColour[]): AccountColour {
  const uses = (colour: AccountColour) => taken.filter((one) => one === colour).length;
  return AccountColour.options.reduce((best, colour) => (uses(colour) < uses(best) ? colour : best));
}
