// « Réglages de votre établissement »: what is set, by which file, what of it does not hold; all of it in one click for
// the IT service.
import type { PolicyReport } from '../../../shared/domain/policies.ts';
import { useWords } from '../../i18n/index.ts';
import { useShellFacts } from '../../state/shell-facts.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { showToast } from '../../ui/toast.tsx';
import { policyText, sayFault, sayPolicies } from './describe.ts';
import { policyWords } from './words.ts';
import './policies.css';

export function PolicySection({ report }: { report: PolicyReport }) {
  const w = useWords(policyWords);
  const set = sayPolicies(report, w);
  return (
    <>
      <p className="field-hint policy-source">{w.intro(report.source ?? '')}</p>
      {set.length === 0 && <p>{w.nothingHolds}</p>}
      <ul className="policy-lines">
        {set.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {report.storeStays !== null && <li>{w.storeStays(report.storeStays)}</li>}
      </ul>
      {report.faults.length > 0 && (
        <>
          <h4>{w.faultsTitle}</h4>
          <PolicyFaults report={report} />
        </>
      )}
      <CopyPolicies report={report} />
    </>
  );
}

export function PolicyFaults({ report }: { report: PolicyReport }) {
  const w = useWords(policyWords);
  return (
    <ul className="policy-lines policy-faults">
      {report.faults.map((fault) => (
        <li key={sayFault(fault, w)}>{sayFault(fault, w)}</li>
      ))}
    </ul>
  );
}

export function CopyPolicies({ report }: { report: PolicyReport }) {
  const w = useWords(policyWords);
  const version = useShellFacts()?.version ?? '';
  const copy = () => {
    if (copyText(policyText(report, version, w))) showToast({ text: w.copied });
  };
  return (
    <div>
      <Button icon="copy" onClick={copy}>
        {w.copy}
      </Button>
    </div>
  );
}
