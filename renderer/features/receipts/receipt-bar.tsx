// « X demande un accusé de lecture »: a calm line that waits for an answer or for none; nothing leaves by itself.
import { displayName } from '../../../shared/domain/address.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { ReceiptRequest } from '../../../shared/domain/message.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { sayFailure } from '../problems/index.ts';
import { receiptWords } from './words.ts';

export function ReceiptBar({ messageId, request }: { messageId: MessageId; request: ReceiptRequest }) {
  const w = useWords(receiptWords);
  const answer = (send: boolean) => void engine.deliveries.answerReceipt({ messageId, send }).catch(sayFailure);
  return (
    <div className="remote-bar" role="status">
      <span>{request.elsewhere ? w.elsewhere(request.to.address) : w.wants(displayName(request.to))}</span>
      <Button aria-label={w.sendLabel} onClick={() => answer(true)}>
        {w.send}
      </Button>
      <Button onClick={() => answer(false)}>{w.dont}</Button>
    </div>
  );
}
