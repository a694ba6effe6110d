// A page of the académie or of the school, out of the built-in list or the administrator's settings and never out of a
// mail, opened in the browser.
import { shell } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { academyWords } from './words.ts';

export function AcademyLink({ url, children }: { url: string; children: string }) {
  const w = useWords(academyWords);
  async function open(): Promise<void> {
    const { opened } = await shell.openLink({ url });
    if (!opened) showToast({ text: w.notOpened, tone: 'problem' });
  }
  return (
    <Button variant="quiet" icon="external" title={url} onClick={() => void open()}>
      {children}
    </Button>
  );
}
