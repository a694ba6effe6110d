// What is typed, pasted or dropped as text, taken over as recipients. What became of a list is said: how many were added,
// how many came twice, how many are no address; rows without any address stay in sight until they are put away.
import { useState } from 'react';
import { parseRecipients } from '../../../../shared/compose/recipients.ts';
import type { Recipient, RecipientField } from '../../../../shared/domain/draft.ts';
import { useWords } from '../../../i18n/index.ts';
import { announce } from './announce.ts';
import type { RecipientEdits } from './use-recipient-edits.ts';
import { words } from './words.ts';

export interface Intake {
  /** Answers whether there was anything in it. */
  take(text: string): boolean;
  /** Rows of what was pasted last that hold no address. */
  leftAside: readonly string[];
  forget(): void;
}

export function useIntake(field: RecipientField, edits: RecipientEdits): Intake {
  const w = useWords(words);
  const [leftAside, setLeftAside] = useState<readonly string[]>([]);
  return {
    leftAside,
    forget: () => setLeftAside([]),
    take(text) {
      const { recipients, skipped, doubles } = parseRecipients(text);
      if (recipients.length === 0 && skipped.length === 0) return false;
      setLeftAside(skipped);
      const before = edits.now()[field].length;
      edits.add(
        field,
        recipients.map(({ name, address }): Recipient => ({ kind: 'address', address: { name, address } })),
      );
      const addedCount = edits.now()[field].length - before;
      const twice = doubles + recipients.length - addedCount;
      const invalid = recipients.filter(({ valid }) => !valid).length;
      const said = [w.added(addedCount)];
      if (twice > 0) said.push(w.doubles(twice));
      if (invalid > 0) said.push(w.invalidPasted(invalid));
      announce(said.join(', '));
      return true;
    },
  };
}
