// What is wrong with the administrator's settings, where it is seen before anybody opens a window for it: on the first
// screen, and above the mail until it is hidden. Mail works all the same.
import { useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { usePolicyReport } from '../../state/policies.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { CopyPolicies, PolicyFaults } from './policy-section.tsx';
import { policyWords } from './words.ts';
import './policies.css';

export function PolicyNotice() {
  const w = useWords(policyWords);
  const report = usePolicyReport();
  const [hidden, setHidden] = useState(false);
  if (!report || report.faults.length === 0 || hidden) return null;
  return (
    <section className="policy-notice" aria-label={w.noticeTitle}>
      <Icon name="warning" />
      <div>
        <h2>{w.noticeTitle}</h2>
        <p>{w.noticeTodo}</p>
        {report.source !== null && <p className="policy-source">{report.source}</p>}
        <PolicyFaults report={report} />
        <div className="policy-actions">
          <CopyPolicies report={report} />
          <Button onClick={() => setHidden(true)}>{w.dismiss}</Button>
        </div>
      </div>
    </section>
  );
}
