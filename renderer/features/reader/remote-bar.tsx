// What of a message was not fetched, and why: images that wait for leave, and pictures that only spy, which never get it.
import { addressKey } from '../../../shared/domain/address.ts';
import type { MessageBody, MessageDetail } from '../../../shared/domain/message.ts';
import { useWords } from '../../i18n/index.ts';
import { saveSettings, useSettings } from '../../state/settings.ts';
import { Button } from '../../ui/button.tsx';
import { words } from './words.ts';

interface RemoteBarProps {
  detail: MessageDetail;
  body: MessageBody;
  /** They were let in. */
  remote: boolean;
  onShow(): void;
}

export function RemoteBar({ detail, body, remote, onShow }: RemoteBarProps) {
  const w = useWords(words);
  const settings = useSettings();
  const waiting = remote ? 0 : body.blockedRemoteCount;
  if (waiting === 0 && body.trackerCount === 0) return null;
  const sender = addressKey(detail.row.from.address);
  function showAlways(): void {
    if (settings) saveSettings({ remoteAllowedSenders: [...new Set([...settings.remoteAllowedSenders, sender])] });
  }
  const said = [waiting > 0 && w.remoteBlocked(waiting), body.trackerCount > 0 && w.trackers(body.trackerCount)];
  return (
    <div className={`remote-bar ${waiting === 0 ? 'remote-bar-calm' : ''}`} role="status">
      <span>{said.filter(Boolean).join('. ')}</span>
      {waiting > 0 && <Button onClick={onShow}>{w.showOnce}</Button>}
      {waiting > 0 && sender !== '' && settings && <Button onClick={showAlways}>{w.showAlways}</Button>}
    </div>
  );
}
