// « Je ne connais pas mon identifiant ou mon mot de passe »: to the page of whoever keeps the mailbox, out of the
// administrator's settings or the built-in list, in the browser. Without such a page, who to ask.
import { helpPagesFor } from '../../../shared/academies/help-pages.ts';
import { academyFor } from '../../../shared/academies/recognise.ts';
import { shell } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { usePolicyReport } from '../../state/policies.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { academyWords } from './words.ts';

export function ForgottenLink({ address }: { address: string }) {
  const w = useWords(academyWords);
  const { forgottenUrl, webmailUrl } = helpPagesFor(address, usePolicyReport()?.policies ?? {});
  const url = forgottenUrl ?? webmailUrl;
  if (url !== null) return <PageLink url={url} label={w.forgotten} />;
  return academyFor(address)?.relation === 'own' ? <p className="field-hint">{w.forgottenAsk}</p> : null;
}

/** « Assistance de votre établissement », where an administrator named its page. */
export function HelpLink({ address }: { address: string }) {
  const w = useWords(academyWords);
  const { helpUrl } = helpPagesFor(address, usePolicyReport()?.policies ?? {});
  return helpUrl === null ? null : <PageLink url={helpUrl} label={w.assistance} />;
}

function PageLink({ url, label }: { url: string; label: string }) {
  const w = useWords(academyWords);
  async function open(): Promise<void> {
    const { opened } = await shell.openLink({ url });
    if (!opened) showToast({ text: w.notOpened, tone: 'problem' });
  }
  return (
    <Button variant="quiet" icon="external" title={url} onClick={() => void open()}>
      {label}
    </Button>
  );
}
