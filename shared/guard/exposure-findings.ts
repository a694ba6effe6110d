// From exposures to findings: each place of the message weighed, with what « red from 2 » counts over all of them. All
// exposures of one place that one click mends make one finding, as severe as the worst of them.
import { attachmentFinding } from './attachment-findings.ts';
import { type Bucket, bucketsOf } from './bucket.ts';
import { agreementFinding, fieldFinding, householdFinding } from './family-findings.ts';
import type { Finding } from './finding.ts';
import type { Question } from './question.ts';
import { isCertain, type Party } from './scene.ts';
import { addReach, emptyReach, type Reach, type Weighed, weigh } from './weigh.ts';
import { writtenFinding } from './written-findings.ts';

export function exposureFindings(question: Question): Finding[] {
  const buckets = bucketsOf(question);
  const whole = wholeOf(buckets.map(({ all }) => all));
  const findings: Finding[] = agreementFinding(question);
  for (const bucket of buckets) {
    const inField = bucket.place === 'field';
    const written = !['field', 'displayName', 'replyTo'].includes(bucket.place);
    const found = weigh(bucket.reach, whole, { household: !inField, written });
    const weighed = found && inOrder(found, bucket.parties, question.scene.readers);
    if (inField) findings.push(...householdFinding(question, bucket));
    if (!weighed || isMerelyPrivate(bucket, weighed)) continue;
    if (inField) findings.push(fieldFinding(question, bucket, weighed));
    else if (['attachedMessage', 'attachment'].includes(bucket.place)) {
      findings.push(attachmentFinding(question, bucket, weighed));
    } else findings.push(writtenFinding(question, bucket, weighed));
  }
  return findings;
}

/** A private mailbox to which answers go is more likely one's own than a family's: sender-findings.ts tells of it. */
function isMerelyPrivate({ place }: Bucket, { exposed }: Weighed): boolean {
  return place === 'replyTo' && !exposed.some(isCertain);
}

function wholeOf(parts: readonly Reach[]): Reach {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const whole = emptyReach();
  for (const part of parts) addReach(whole, part);
  return whole;
}

/** As they stand in the message: the first ones are named. */
function inOrder(weighed: Weighed, parties: readonly Party[], recipients: readonly Party[]): Weighed {
  const [exposed, readers] = [new Set(weighed.exposed), new Set(weighed.readers)];
  return {
    ...weighed,
    exposed: parties.filter((party) => exposed.has(party)),
    readers: recipients.filter((party) => readers.has(party)),
  };
}
