// « Détails pour le service informatique »: the facts of a problem as text that can be copied. A MailError carries
// no password and no message text; nothing else is shown.
import type { MailErrorData, Problem } from '../../../shared/domain/problem.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { showToast } from '../../ui/toast.tsx';
import { type ProblemWords, problemWords } from './words.ts';

type Facts = MailErrorData & Pick<Partial<Problem>, 'at' | 'during'>;

export function ProblemDetails({ problem }: { problem: Facts }) {
  const w = useWords(problemWords);
  const text = detailsOf(problem, w);
  const copy = () => {
    if (copyText(text)) showToast({ text: w.copied });
  };
  return (
    <details className="problem-details">
      <summary>{w.details}</summary>
      <pre>{text}</pre>
      <Button icon="copy" onClick={copy}>
        {w.copyDetails}
      </Button>
    </details>
  );
}

/** One fact a line, stable names first: made to be read by somebody who looks for the cause. */
export function detailsOf(problem: Facts, w: ProblemWords): string {
  const { certificate } = problem;
  const day = (at: number | null) => (at === null ? '?' : new Date(at).toISOString());
  const lines = [
    `${problem.kind}${problem.reason ? `/${problem.reason}` : ''}${problem.during ? ` (${problem.during})` : ''}`,
    problem.at !== undefined && new Date(problem.at).toISOString(),
    problem.host !== undefined && `${problem.host}${problem.port ? `:${problem.port}` : ''}`,
    problem.proxy !== undefined && `proxy ${problem.proxy}`,
    problem.detail,
    problem.retryAfterMs !== undefined && `retry after ${Math.round(problem.retryAfterMs / 1000)} s`,
    certificate && `${w.certificate}: ${certificate.subject}`,
    certificate && `${w.issuer}: ${certificate.issuer}`,
    certificate && `${w.validity}: ${day(certificate.validFromAt)} – ${day(certificate.validToAt)}`,
    certificate && certificate.names.length > 0 && `${w.names}: ${certificate.names.join(', ')}`,
  ];
  return lines.filter(Boolean).join('\n');
}
