// « Pendant vos congés : 42 messages, dont 3 de la direction »: a calm line above the panes, and the messages by who
// wrote them. Put away when it was seen; the messages stay as they are.
import { useState } from 'react';
import { displayName } from '../../../shared/domain/address.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { MessageRow } from '../../../shared/domain/message.ts';
import type { Digest } from '../../../shared/domain/notice.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { type Formats, useFormats, useWords, type WordsOf } from '../../i18n/index.ts';
import { useAccounts } from '../../state/accounts.ts';
import { AccountMark } from '../../ui/account-mark.tsx';
import { useAccountTitle } from '../../ui/account-title.ts';
import { Bar } from '../../ui/bar.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { sayFailure } from '../problems/index.ts';
import { openTold } from './open-told.ts';
import { digestGroupWords, noticeWords } from './words.ts';
import './notices.css';

export function DigestBar() {
  const w = useWords(noticeWords);
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const { data: digest } = useEngineQuery(['notices', 'digest'], (signal) => engine.notices.digest(undefined, signal), {
    changedBy: ({ areas, messages }) => areas.includes('notices') || messages === null || messages.length > 0,
  });
  if (!digest) return null;
  const seen = () => {
    setOpen(false);
    void engine.notices.closeDigest().catch(sayFailure);
  };
  return (
    <Bar icon="inbox" tone="calm" label={w.awaits} sentence={sentence(digest, w, formats)}>
      <Button onClick={() => setOpen(true)}>{w.showDigest}</Button>
      <Button variant="quiet" onClick={seen}>
        {w.closeDigest}
      </Button>
      {open && <DigestDialog digest={digest} onSeen={seen} onClose={() => setOpen(false)} />}
    </Bar>
  );
}

function sentence({ during, total, groups }: Digest, w: WordsOf<typeof noticeWords>, formats: Formats): string {
  const management = groups.find(({ who }) => who === 'management')?.messages.length ?? 0;
  const said = w.digest(during, formats.number(total), total);
  return management > 0 ? said + w.digestManagement(formats.number(management)) : said;
}

interface DigestDialogProps {
  digest: Digest;
  onSeen(): void;
  onClose(): void;
}

/** As many as are asked for at once; of more, the folder itself tells better. */
const ROWS_MAX = 500;

function DigestDialog({ digest, onSeen, onClose }: DigestDialogProps) {
  const w = useWords(noticeWords);
  const groupNames = useWords(digestGroupWords);
  const formats = useFormats();
  const ids = digest.groups.flatMap(({ messages }) => messages).slice(0, ROWS_MAX);
  const { data: rows } = useEngineQuery(['notices', 'rows', ids], (signal) => engine.messages.rows({ ids }, signal), {
    keepPrevious: true,
  });
  const byId = new Map(rows?.map((row) => [row.id, row]));
  const foot = (
    <>
      <Button onClick={onSeen}>{w.closeDigest}</Button>
      <Button variant="primary" onClick={onClose}>
        {w.close}
      </Button>
    </>
  );
  return (
    <Dialog title={w.digestTitle} size="large" onClose={onClose} foot={foot}>
      <p>{sentence(digest, w, formats)}</p>
      {digest.groups.map(({ who, messages }) => (
        <section key={who} className="digest-group" aria-label={groupNames[who]}>
          <h3>
            {groupNames[who]} <span>{formats.number(messages.length)}</span>
          </h3>
          <ul>
            {messages.map((id) => {
              const row = byId.get(id);
              return row && <DigestLine key={id} row={row} onOpen={(opened) => void openTold(opened).then(onClose)} />;
            })}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}

function DigestLine({ row, onOpen }: { row: MessageRow; onOpen(id: MessageId): void }) {
  const w = useWords(noticeWords);
  const formats = useFormats();
  const accounts = useAccounts() ?? [];
  const title = useAccountTitle();
  const account = accounts.length > 1 ? accounts.find(({ id }) => id === row.accountId) : undefined;
  return (
    <li>
      <button type="button" className="digest-line" onClick={() => onOpen(row.id)}>
        {account && <AccountMark colour={account.colour} title={title(account)} alone />}
        <span className="digest-author">{displayName(row.from)}</span>
        <span className="digest-subject">{row.subject || w.noSubject}</span>
        <span className="digest-date">{formats.listDate(row.dateAt)}</span>
      </button>
    </li>
  );
}
