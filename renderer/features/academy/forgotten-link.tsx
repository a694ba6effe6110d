// To the page about identifiant and password of whoever keeps the mailbox, out of the administrator's settings or the
// built-in list, in the browser. Without such a page, who to ask.
import { helpPagesFor } from '../../../shared/academies/help-pages.ts';
import { academyFor } from '../../../shared/academies/recognise.ts';
import { useWords } from '../../i18n/index.ts';
import { usePolicyReport } from '../../state/policies.ts';
import { AcademyLink } from './academy-link.tsx';
import { academyWords } from './words.ts';

interface ForgottenLinkProps {
  address: string;
  /** `forgotten`: « Je ne connais pas mon identifiant ou mon mot de passe ». `renew`: it has to be another one. */
  purpose?: 'forgotten' | 'renew';
}

export function ForgottenLink({ address, purpose = 'forgotten' }: ForgottenLinkProps) {
  const w = useWords(academyWords);
  const { forgottenUrl, webmailUrl } = helpPagesFor(address, usePolicyReport()?.policies ?? {});
  const url = forgottenUrl ?? webmailUrl;
  if (url !== null) return <AcademyLink url={url}>{w[purpose]}</AcademyLink>;
  if (academyFor(address)?.relation !== 'own') return null;
  return <p className="field-hint">{purpose === 'renew' ? w.renewAsk : w.forgottenAsk}</p>;
}

/** « Assistance de votre établissement », where an administrator named its page. */
export function HelpLink({ address }: { address: string }) {
  const w = useWords(academyWords);
  const { helpUrl } = helpPagesFor(address, usePolicyReport()?.policies ?? {});
  return helpUrl === null ? null : <AcademyLink url={helpUrl}>{w.assistance}</AcademyLink>;
}
