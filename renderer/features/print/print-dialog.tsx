// « Imprimer »: on the one side what is printed and how, on the other the paper as it will be. Nothing is printed that was not
// shown: both buttons take the very paper of the preview.
import { useState } from 'react';
import { paperUrl } from '../../../shared/domain/content-url.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { MessageDetail } from '../../../shared/domain/message.ts';
import type { Paper, PaperOrder } from '../../../shared/domain/paper.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useFormats, useWords, wordsNow } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField } from '../../ui/field.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { showToast } from '../../ui/toast.tsx';
import { NotebookForm } from './notebook-form.tsx';
import { useNotebook } from './use-notebook.ts';
import { type Layout, usePaper } from './use-paper.ts';
import { printWords } from './words.ts';
import './print.css';

interface PrintDialogProps {
  messageId: MessageId;
  /** Its remote images are on the screen. */
  remote: boolean;
  onClose(): void;
}

export function PrintDialog({ messageId, remote, onClose }: PrintDialogProps) {
  const w = useWords(printWords);
  const { data: detail } = useEngineQuery(['message', messageId], (signal) =>
    engine.messages.detail({ messageId }, signal),
  );
  if (detail?.body) return <Ready detail={detail} remote={remote || detail.body.remoteAllowed} onClose={onClose} />;
  return (
    <Dialog title={w.title} size="small" onClose={onClose} foot={<Button onClick={onClose}>{w.close}</Button>}>
      <p role="status">{detail === undefined ? w.preparing : w.notHere}</p>
    </Dialog>
  );
}

type Page = PaperOrder['kind'];

function Ready({ detail, remote, onClose }: { detail: MessageDetail; remote: boolean; onClose(): void }) {
  const w = useWords(printWords);
  const messageId = detail.row.id;
  const [page, setPage] = useState<Page>('message');
  const [history, setHistory] = useState(true);
  const notebook = useNotebook(messageId);
  const order: PaperOrder | null =
    page === 'message' ? { kind: 'message', messageId, remote, history } : notebook.order;
  const layout = usePaper(order);
  const paper = layout.kind === 'ready' ? layout.paper : null;
  const name = (page === 'message' ? detail.row.subject : notebook.order?.title) || w.title;
  const pages: { page: Page; label: string }[] = [
    { page: 'message', label: w.message },
    { page: 'notebook', label: w.notebook },
  ];
  const foot = (
    <>
      <Pages layout={layout} page={page} />
      <Button onClick={onClose}>{w.close}</Button>
      <Button disabled={!paper} onClick={() => paper && void savePdf(paper, name)}>
        {w.savePdf}
      </Button>
      <Button
        variant="primary"
        disabled={!paper}
        onClick={() => paper && void shell.printPaper({ paperId: paper.paperId })}
      >
        {w.print}
      </Button>
    </>
  );
  return (
    <Dialog title={w.title} size="large" onClose={onClose} foot={foot}>
      <Tabs pages={pages} shown={page} onShow={setPage}>
        <div className="print">
          <div className="print-choices">
            {page === 'message' ? (
              <CheckField label={w.history} hint={w.historyHint} checked={history} onChange={setHistory} />
            ) : (
              <NotebookForm notebook={notebook} />
            )}
          </div>
          <Preview layout={layout} remote={page === 'message' && remote} />
        </div>
      </Tabs>
    </Dialog>
  );
}

function Preview({ layout, remote }: { layout: Layout; remote: boolean }) {
  const w = useWords(printWords);
  const paper = layout.kind === 'ready' ? layout.paper : layout.kind === 'working' ? layout.before : null;
  if (!paper) return <div className="print-preview" aria-busy={layout.kind === 'working'} />;
  return (
    <iframe
      className="print-preview"
      aria-busy={layout.kind === 'working'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it
      tabIndex={0}
      title={w.preview}
      sandbox=""
      referrerPolicy="no-referrer"
      src={paperUrl(paper.paperId, remote)}
    />
  );
}

/** How much paper it takes, once that is known. */
function Pages({ layout, page }: { layout: Layout; page: Page }) {
  const w = useWords(printWords);
  const formats = useFormats();
  const said =
    layout.kind === 'failed'
      ? w.failed
      : layout.kind === 'working'
        ? w.preparing
        : page === 'message'
          ? w.pages(layout.paper.pages, formats.number(layout.paper.pages))
          : w.sheets(layout.paper.pages);
  return (
    <p className="print-pages" role="status">
      {said}
    </p>
  );
}

async function savePdf({ paperId }: Paper, name: string): Promise<void> {
  const { outcome } = await shell.savePaper({ paperId, name: name.slice(0, 300) });
  const w = wordsNow(printWords);
  if (outcome === 'failed') showToast({ text: w.notSaved, tone: 'problem' });
  if (outcome === 'saved') showToast({ text: w.saved });
}
