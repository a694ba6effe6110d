// Sets, changes or removes the link under the selection.
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/field.tsx';
import { words } from '../words.ts';
import { linkAddress } from './link-address.ts';

export function LinkDialog({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const w = useWords(words);
  const before = String(editor.getAttributes('link').href ?? '');
  const [text, setText] = useState(before);
  const [tried, setTried] = useState(false);
  const href = linkAddress(text);

  function set(): void {
    setTried(true);
    if (!href) return;
    onClose();
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !before) {
      chain.insertContent({ type: 'text', text: text.trim(), marks: [{ type: 'link', attrs: { href } }] }).run();
    } else chain.setLink({ href }).run();
  }

  const foot = (
    <>
      {before && (
        <Button
          onClick={() => {
            onClose();
            editor.chain().focus().extendMarkRange('link').unsetLink().run();
          }}
        >
          {w.linkRemove}
        </Button>
      )}
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" onClick={set}>
        {w.linkSet}
      </Button>
    </>
  );
  return (
    <Dialog title={w.linkTitle} size="small" onClose={onClose} foot={foot}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          set();
        }}
      >
        <TextField
          label={w.linkAddress}
          value={text}
          autoFocus
          inputMode="url"
          error={tried && !href ? w.linkInvalid : undefined}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
