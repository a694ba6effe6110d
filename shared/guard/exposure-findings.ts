// From exposures to findings: each place of the message weighed, with what « red from 2 » counts over all of them. All
// exposures of one place that one click mends make one finding, as severe as the worst of them.
import { attachmentFinding } from './attachment-findings.ts';
import { bucketsOf } from './bucket.ts';
import { agreementFinding, fieldFinding, householdFinding } from './family-findings.ts';
import type { Finding } from './finding.ts';
import type { Question } from './question.ts';
import { addReach, emptyReach, weigh } from './weigh.ts';
import { writtenFinding } from './written-findings.ts';

export function exposureFindings(question: Question): Finding[] {
  const buckets = bucketsOf(question);
  const whole = emptyReach();
  for (const { reach } of buckets) addReach(whole, reach);
  const findings: Finding[] = agreementFinding(question);
  for (const bucket of buckets) {
    const inField = bucket.place === 'field';
    const written = !['field', 'displayName', 'replyTo'].includes(bucket.place);
    const weighed = weigh(bucket.reach, whole, { household: !inField, written });
    if (inField) findings.push(...householdFinding(question, bucket));
    if (!weighed) continue;
    if (inField) findings.push(fieldFinding(question, bucket, weighed));
    else if (['attachedMessage', 'attachment'].includes(bucket.place)) {
      findings.push(attachmentFinding(question, bucket, weighed));
    } else findings.push(writtenFinding(question, bucket, weighed));
  }
  return findings;
}
