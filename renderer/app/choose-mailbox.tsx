// « Déplacer vers… »: moving and copying without a mouse. The folders, narrowed down by what is typed; those of the last
// times first, so that Enter does it again.
import { type KeyboardEvent, useId, useState } from 'react';
import type { Account } from '../../shared/domain/account.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import type { Mailbox } from '../../shared/domain/mailbox.ts';
import { fold } from '../../shared/domain/search.ts';
import { useWords } from '../i18n/index.ts';
import { useAccounts } from '../state/accounts.ts';
import { useMailboxes, useShownMailbox } from '../state/mailboxes.ts';
import { recentTargets } from '../state/recent-targets.ts';
import { useAccountTitle } from '../ui/account-title.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { useInSight } from '../ui/in-sight.ts';
import { mailboxIcon, useMailboxTitle } from '../ui/mailbox-title.ts';
import { copy, move } from './message-actions.ts';
import { windowWords } from './words.ts';

interface ChooseMailboxProps {
  ids: readonly MessageId[];
  copies: boolean;
  onClose(): void;
}

export function ChooseMailbox({ ids, copies, onClose }: ChooseMailboxProps) {
  const w = useWords(windowWords);
  const listId = useId();
  const [filter, setFilter] = useState('');
  const [index, setIndex] = useState(0);
  const choices = useChoices(filter);
  const chosen = choices[Math.min(index, choices.length - 1)];
  const chosenId = chosen && `${listId}-${chosen.mailbox.id}`;
  useInSight(chosenId);

  function choose(choice: Choice | undefined): void {
    if (!choice) return;
    onClose();
    if (copies) copy(ids, choice.mailbox.id);
    else move(ids, choice.mailbox.id);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') setIndex(Math.min(index + 1, choices.length - 1));
    else if (event.key === 'ArrowUp') setIndex(Math.max(index - 1, 0));
    else if (event.key === 'Enter') choose(chosen);
    else return;
    event.preventDefault();
  }

  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" aria-disabled={!chosen} onClick={() => choose(chosen)}>
        {copies ? w.copyAction : w.moveAction}
      </Button>
    </>
  );
  return (
    <Dialog title={copies ? w.chooseCopy : w.chooseMove} size="small" onClose={onClose} foot={foot}>
      <TextField
        label={w.chooseFilter}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={chosenId}
        autoComplete="off"
        autoFocus
        value={filter}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setFilter(event.target.value);
          setIndex(0);
        }}
      />
      <div role="listbox" id={listId} className="choices" aria-label={w.chooseFilter} tabIndex={-1}>
        {choices.map((choice) => (
          <div
            key={choice.mailbox.id}
            role="option"
            id={`${listId}-${choice.mailbox.id}`}
            className="choice"
            tabIndex={-1}
            aria-selected={choice === chosen}
            onClick={() => choose(choice)}
            onKeyDown={onKeyDown}
          >
            <Icon name={mailboxIcon(choice.mailbox.role)} />
            <span>{choice.title}</span>
            {(choice.place || choice.recent) && (
              <span className="choice-place">
                {[choice.place, choice.recent && w.chooseRecent].filter(Boolean).join(', ')}
              </span>
            )}
          </div>
        ))}
      </div>
      {choices.length === 0 && <p role="status">{w.chooseNone}</p>}
    </Dialog>
  );
}

interface Choice {
  mailbox: Mailbox;
  title: string;
  /** The account, where there are several. */
  place: string | null;
  /** Messages went there a moment ago. */
  recent: boolean;
}

function useChoices(filter: string): Choice[] {
  const title = useMailboxTitle();
  const accountTitle = useAccountTitle();
  const accounts = useAccounts() ?? [];
  const shown = useShownMailbox();
  const wanted = fold(filter.trim());
  const placeOf = (account: Account | undefined) => (account && accounts.length > 1 ? accountTitle(account) : null);
  const recent = recentTargets();
  const rank = ({ mailbox }: Choice) => (recent.includes(mailbox.id) ? recent.indexOf(mailbox.id) : recent.length);
  return (useMailboxes() ?? [])
    .filter((mailbox) => mailbox.selectable && mailbox.id !== shown?.id)
    .map((mailbox) => ({
      mailbox,
      title: title(mailbox),
      place: placeOf(accounts.find(({ id }) => id === mailbox.accountId)),
      recent: recent.includes(mailbox.id),
    }))
    .filter((choice) => fold(`${choice.title} ${choice.mailbox.path}`).includes(wanted))
    .toSorted((one, other) => rank(one) - rank(other));
}
