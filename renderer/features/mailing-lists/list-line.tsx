// « Liste : Animateurs TICE · Répondre à la liste · Se désabonner »: a line above a message of a mailing list. Nothing leaves
// before the person has read where to and said yes.
import { useState } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { MailingList } from '../../../shared/domain/mailing-list.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { compose } from '../composer/index.ts';
import { LeaveDialog } from './leave-dialog.tsx';
import { listLineWords } from './words.ts';
import './mailing-lists.css';

export function ListLine({ messageId, list }: { messageId: MessageId; list: MailingList }) {
  const w = useWords(listLineWords);
  const formats = useFormats();
  const [asking, setAsking] = useState(false);
  const { name, postTo, wayOut, withheld, askedAt } = list;
  return (
    <div className="list-line">
      <Icon name="people" />
      <span className="list-line-name">{w.line(name)}</span>
      {askedAt !== null && <span>{w.asked(formats.day(askedAt))}</span>}
      {postTo !== null && (
        <Button
          variant="quiet"
          title={w.replyTo(postTo)}
          onClick={() => void compose({ mode: 'replyList', originalId: messageId })}
        >
          {w.reply}
        </Button>
      )}
      {withheld && <span>{w.withheld}</span>}
      {wayOut && (
        <Button variant="quiet" aria-haspopup="dialog" onClick={() => setAsking(true)}>
          {askedAt === null ? w.leave : w.leaveAgain}
        </Button>
      )}
      {asking && wayOut && (
        <LeaveDialog messageId={messageId} name={name} wayOut={wayOut} onClose={() => setAsking(false)} />
      )}
    </div>
  );
}
