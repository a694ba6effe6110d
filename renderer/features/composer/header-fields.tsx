// De, À, Cc, Cci, Objet.
import { useId } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import type { Group } from '../../../shared/domain/contact.ts';
import { RecipientField } from '../../../shared/domain/draft.ts';
import type { Identity } from '../../../shared/domain/identity.ts';
import { useWords } from '../../i18n/index.ts';
import { PriorityMark } from '../../ui/priority-mark.tsx';
import type { FactsByAddress } from '../people/index.ts';
import { AddressField } from './address-field/address-field.tsx';
import { useAnnounced } from './address-field/announce.ts';
import { useRecipientEdits } from './address-field/use-recipient-edits.ts';
import { FromField } from './from-field.tsx';
import type { OpenDraft } from './use-draft.ts';
import { words } from './words.ts';

interface HeaderFieldsProps {
  open: OpenDraft;
  accounts: readonly Account[];
  groups: readonly Group[];
  people: FactsByAddress;
  /** The cursor starts in À. */
  focusFirst: boolean;
  onIdentity(identity: Identity): void;
}

export function HeaderFields({ open, accounts, groups, people, focusFirst, onIdentity }: HeaderFieldsProps) {
  const w = useWords(words);
  const id = useId();
  const { fields, change } = open;
  const edits = useRecipientEdits(open);
  return (
    <div className="header-fields">
      <FromField accounts={accounts} value={fields.identityId} onChange={onIdentity} />
      {RecipientField.options.map((field) => (
        <AddressField
          key={field}
          field={field}
          recipients={fields[field]}
          groups={groups}
          people={people}
          edits={edits}
          autoFocus={field === 'to' && focusFirst}
        />
      ))}
      <Announcements />
      <div className="address-row">
        <label htmlFor={`${id}-subject`}>{w.subject}</label>
        <input
          id={`${id}-subject`}
          className="subject-input"
          value={fields.subject}
          maxLength={998}
          autoComplete="off"
          onChange={(event) => change({ subject: event.target.value })}
        />
        {fields.priority && <PriorityMark priority={fields.priority} withWords />}
      </div>
    </div>
  );
}

/** What was done to recipients, for a screen reader. */
function Announcements() {
  return (
    <span role="status" className="spoken">
      {useAnnounced()}
    </span>
  );
}
