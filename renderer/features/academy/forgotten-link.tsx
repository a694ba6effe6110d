// « Je ne connais pas mon identifiant ou mon mot de passe »: to the académie's own page, out of the built-in list, in
// the browser. Without such a page, who to ask.
import { academyFor } from '../../../shared/academies/recognise.ts';
import { shell } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { academyWords } from './words.ts';

export function ForgottenLink({ address }: { address: string }) {
  const w = useWords(academyWords);
  const recognised = academyFor(address);
  if (recognised === null || recognised.relation !== 'own') return null;
  const url = recognised.helpUrl ?? recognised.webmailUrl;
  if (url === null) return <p className="field-hint">{w.forgottenAsk}</p>;
  async function open(link: string): Promise<void> {
    const { opened } = await shell.openLink({ url: link });
    if (!opened) showToast({ text: w.notOpened, tone: 'problem' });
  }
  return (
    <Button variant="quiet" icon="external" title={url} onClick={() => void open(url)}>
      {w.forgotten}
    </Button>
  );
}
