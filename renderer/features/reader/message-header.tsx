// De, À, Cc, Cci (own copies only), Objet, Date; who writes is always shown with the address, as names can lie.
import { useMemo, useState } from 'react';
import { addressKey } from '../../../shared/domain/address.ts';
import type { MessageDetail } from '../../../shared/domain/message.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { useSettings } from '../../state/settings.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { PriorityMark } from '../../ui/priority-mark.tsx';
import { WhoseMailbox } from '../accounts/index.ts';
import { ReceptionLine } from '../mailing/index.ts';
import { proofText, proofWords } from '../outbox/index.ts';
import { Face, useFacts } from '../people/index.ts';
import { TagChips, useTags } from '../tags/index.ts';
import { AddressList } from './address-list.tsx';
import { AllHeaders } from './all-headers.tsx';
import { useSenderColours, zoomText } from './body-view.ts';
import { headerLines } from './header-lines.ts';
import { HeaderText } from './header-text.tsx';
import { copySubject, printMessage, saveMessageAs, showSource, toggleAllHeaders } from './message-commands.ts';
import { ownMessageEntries, useIsOwn } from './own-message.ts';
import { words } from './words.ts';

/** Of a list of ten thousand, who the first ones are is enough. */
const LOOKED_UP = 100;

export function MessageHeader({ detail }: { detail: MessageDetail }) {
  const w = useWords(words);
  const formats = useFormats();
  const sendingWords = useWords(proofWords);
  const { row, from, to, cc, bcc, listId, sendings } = detail;
  const tags = useTags();
  const addresses = useMemo(
    () => [from, to, cc, bcc].flatMap((people) => people.slice(0, LOOKED_UP).map(({ address }) => address)),
    [from, to, cc, bcc],
  );
  const { facts } = useFacts(addresses);
  const labels = { from: w.from, sender: w.sender, replyTo: w.replyTo, to: w.to, cc: w.cc, bcc: w.bcc };
  return (
    <header className="message-header">
      <div className="message-title">
        {from[0] && <Face person={from[0]} photoId={facts.get(addressKey(from[0].address))?.photoId ?? null} />}
        <h2>{row.subject ? <HeaderText text={row.subject} /> : w.noSubject}</h2>
        {row.priority && <PriorityMark priority={row.priority} withWords />}
        <TagChips keywords={row.keywords} tags={tags} />
        <WhoseMailbox accountId={row.accountId} />
        <MoreButton detail={detail} />
      </div>
      <dl className="message-lines">
        {headerLines(detail).map(({ kind, people, inFull }) => (
          <div key={kind}>
            <dt>{labels[kind]}</dt>
            <dd>
              {people.length === 0 ? w.unknownAuthor : <AddressList people={people} facts={facts} inFull={inFull} />}
            </dd>
          </div>
        ))}
        {listId && (
          <div>
            <dt>{w.list}</dt>
            <dd>{listId}</dd>
          </div>
        )}
        {sendings.length > 0 && (
          <div>
            <dt>{w.sending}</dt>
            <dd>
              {sendings.map((proof) => (
                <p key={proof.acceptedAt}>{proofText(proof, sendingWords, formats)}</p>
              ))}
              <ReceptionLine messageId={row.id} />
            </dd>
          </div>
        )}
        <div>
          <dt>{w.date}</dt>
          <dd>
            <time dateTime={new Date(row.dateAt).toISOString()}>{formats.fullDate(row.dateAt)}</time>
          </dd>
        </div>
      </dl>
      <AllHeaders messageId={row.id} />
    </header>
  );
}

function MoreButton({ detail }: { detail: MessageDetail }) {
  const w = useWords(words);
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  const { id } = detail.row;
  const isOwn = useIsOwn(detail);
  const senderColours = useSenderColours(id);
  const allHeaders = useSettings()?.allHeaders ?? false;
  return (
    <>
      <IconButton
        icon="more"
        label={w.more}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        onClick={(event) => {
          const { right, bottom } = event.currentTarget.getBoundingClientRect();
          setAt({ x: right - 220, y: bottom + 4 });
        }}
      />
      {at && (
        <Menu
          label={w.more}
          at={at}
          onClose={() => setAt(null)}
          entries={[
            { label: w.saveAs, icon: 'download', keys: 'Ctrl+S', run: () => void saveMessageAs(id) },
            { label: w.print, icon: 'print', keys: 'Ctrl+P', run: () => printMessage(id) },
            'separator',
            { label: w.larger, run: () => zoomText(1) },
            { label: w.smaller, run: () => zoomText(-1) },
            { label: w.usualSize, run: () => zoomText(0) },
            ...(senderColours
              ? [{ label: w.asSent, checked: senderColours.asSent, run: senderColours.toggle } as const]
              : []),
            'separator',
            { label: w.copySubject, icon: 'copy', run: () => void copySubject(id) },
            { label: w.allHeaders, checked: allHeaders, run: toggleAllHeaders },
            { label: w.source, icon: 'source', keys: 'Ctrl+U', run: () => showSource(id) },
            ...(isOwn ? ownMessageEntries(id, w) : []),
          ]}
        />
      )}
    </>
  );
}
