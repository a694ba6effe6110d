// How an application password is made at the national service, step by step. Part of the program: it can be read
// without a network. What it says, and how sure that is, stands in docs/academies.md under the ministry.
import { NATIONAL } from '../../../shared/academies/academies.ts';
import { useWords } from '../../i18n/index.ts';
import { AcademyLink } from './academy-link.tsx';
import { academyWords } from './words.ts';

/** `open`: it is what the person needs now. */
export function ApplicationPasswordSteps({ open = false }: { open?: boolean }) {
  const w = useWords(academyWords);
  return (
    <details className="academy-steps" open={open}>
      <summary>{w.stepsTitle}</summary>
      <ol>
        {[w.step1, w.step2, w.step3, w.step4].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="field-hint">{w.stepsNote}</p>
      {NATIONAL.webmail && <AcademyLink url={NATIONAL.webmail.url}>{w.openNational}</AcademyLink>}
    </details>
  );
}
