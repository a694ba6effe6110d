// « Envoyer plus tard »: kept in the outbox until asked, or until a moment.
import { useState } from 'react';
import { useFormats, useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { laterMoments } from './send-later.ts';
import type { When } from './use-send.ts';
import { words } from './words.ts';

export function SendLaterButton({ onSend, disabled }: { onSend(when: When): void; disabled: boolean }) {
  const w = useWords(words);
  const formats = useFormats();
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const [choosing, setChoosing] = useState(false);
  const entries: MenuEntry[] = [
    { label: w.keepInOutbox, icon: 'outbox', run: () => onSend('held') },
    'separator',
    ...laterMoments(Date.now()).map(({ which, at }) => ({
      label: w[which](formats.listDate(at)),
      icon: 'later' as const,
      run: () => onSend(at),
    })),
    { label: w.chooseDate, run: () => setChoosing(true) },
  ];
  return (
    <>
      <Button
        icon="later"
        aria-haspopup="menu"
        aria-expanded={menuAt !== null}
        disabled={disabled}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          setMenuAt({ x: left, y: bottom + 4 });
        }}
      >
        {w.sendLater}
      </Button>
      {menuAt && <Menu label={w.sendLater} entries={entries} at={menuAt} onClose={() => setMenuAt(null)} />}
      {choosing && <MomentDialog onSend={onSend} onClose={() => setChoosing(false)} />}
    </>
  );
}

function MomentDialog({ onSend, onClose }: { onSend(at: number): void; onClose(): void }) {
  const w = useWords(words);
  const [text, setText] = useState(() => asInput(laterMoments(Date.now())[0]?.at ?? Date.now()));
  const at = new Date(text).getTime();
  const past = !(at > Date.now());
  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button
        variant="primary"
        disabled={past}
        onClick={() => {
          onClose();
          onSend(at);
        }}
      >
        {w.sendLater}
      </Button>
    </>
  );
  return (
    <Dialog title={w.laterTitle} size="small" onClose={onClose} foot={foot}>
      <TextField
        label={w.laterDate}
        type="datetime-local"
        value={text}
        min={asInput(Date.now())}
        hint={w.laterNote}
        error={past ? w.laterPast : undefined}
        onChange={(event) => setText(event.target.value)}
      />
    </Dialog>
  );
}

/** As <input type="datetime-local"> wants it, in local time. */
function asInput(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
