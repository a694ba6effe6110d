// « Chercher les doublons »: where, what was found with what differs, and the copies that go to the trash. One of each is
// always kept; what is no proven copy is not ticked by itself.
import { useState } from 'react';
import { displayName } from '../../../shared/domain/address.ts';
import type { DuplicateGroup, DuplicateScope, MessageCopy } from '../../../shared/domain/duplicate.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { command } from '../../app/message-actions.ts';
import { saidWords } from '../../app/words.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useFormats, useWords, wordsNow } from '../../i18n/index.ts';
import { useMailboxes, useShownMailbox } from '../../state/mailboxes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/field.tsx';
import { useMailboxTitle } from '../../ui/mailbox-title.ts';
import { duplicateWords } from './words.ts';
import './duplicates.css';

type Where = DuplicateScope['kind'];

export function DuplicatesDialog({ onClose }: { onClose(): void }) {
  const w = useWords(duplicateWords);
  const mailbox = useShownMailbox();
  const [where, setWhere] = useState<Where>(mailbox ? 'mailbox' : 'everything');
  const [changed, setChanged] = useState<ReadonlyMap<MessageId, boolean>>(new Map());
  const scope = scopeOf(where, mailbox);
  const found = useEngineQuery(['duplicates', scope], (signal) => engine.duplicates.find({ scope }, signal), {
    changedBy: ({ lists }) => lists.length > 0,
  }).data;
  const isTicked = ({ row, proven }: MessageCopy) => changed.get(row.id) ?? proven;
  const chosen = (found?.groups ?? []).flatMap(({ kept, copies }) =>
    copies.filter(isTicked).map(({ row }) => ({ id: row.id, keptId: kept.id })),
  );
  const remove = () =>
    command(
      () => engine.duplicates.remove({ copies: chosen }),
      (count) => wordsNow(saidWords).removed(count),
    );
  const wheres: Where[] = mailbox ? ['mailbox', 'account', 'everything'] : ['everything'];
  const foot = (
    <Button variant="primary" disabled={chosen.length === 0} onClick={() => void remove()}>
      {w.remove(chosen.length)}
    </Button>
  );
  return (
    <Dialog title={w.title} size="large" onClose={onClose} foot={foot}>
      <SelectField<Where>
        label={w.where}
        value={where}
        options={wheres.map((value) => ({ value, label: w[value] }))}
        onChange={setWhere}
      />
      <p className="field-hint">{w.rule}</p>
      <p role="status">{found ? w.found(found.groups.length, found.more) : w.looking}</p>
      <ul className="duplicate-groups" aria-label={w.title}>
        {found?.groups.map((group) => (
          <Group
            key={group.kept.id}
            group={group}
            isTicked={isTicked}
            onTick={(id, on) => setChanged(new Map(changed).set(id, on))}
          />
        ))}
      </ul>
    </Dialog>
  );
}

function scopeOf(where: Where, mailbox: ReturnType<typeof useShownMailbox>): DuplicateScope {
  if (where === 'mailbox' && mailbox) return { kind: 'mailbox', mailboxId: mailbox.id };
  return where === 'account' && mailbox ? { kind: 'account', accountId: mailbox.accountId } : { kind: 'everything' };
}

interface GroupProps {
  group: DuplicateGroup;
  isTicked(copy: MessageCopy): boolean;
  onTick(id: MessageId, on: boolean): void;
}

function Group({ group, isTicked, onTick }: GroupProps) {
  const w = useWords(duplicateWords);
  const formats = useFormats();
  const title = useMailboxTitle();
  const mailboxes = useMailboxes();
  const { kept, copies } = group;
  const folderOf = ({ mailboxId }: DuplicateGroup['kept']) => {
    const mailbox = mailboxes?.find(({ id }) => id === mailboxId);
    return mailbox ? title(mailbox) : '';
  };
  return (
    <li>
      <p>
        <strong>{kept.subject || w.noSubject}</strong> {displayName(kept.from)} · {formats.day(kept.dateAt)} ·{' '}
        {w.kept(folderOf(kept))}
      </p>
      {copies.map((copy) => (
        <label key={copy.row.id}>
          <input
            type="checkbox"
            checked={isTicked(copy)}
            onChange={(event) => onTick(copy.row.id, event.target.checked)}
          />
          {w.copyIn(folderOf(copy.row))}
          <span className="duplicate-differs">
            {copy.differs.length === 0 ? w.same : copy.differs.map((one) => w[`differs_${one}`]).join(', ')}
          </span>
        </label>
      ))}
    </li>
  );
}
