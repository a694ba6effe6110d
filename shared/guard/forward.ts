// Cases 12, 14 and 15 before anything is composed: what forwarding this message would pass on, to whomever it goes.
import { type Address, addressKey } from '../domain/address.ts';
import type { Finding } from './finding.ts';
import type { PersonFacts } from './person.ts';
import { finding } from './question.ts';
import { isFamily, sceneOf } from './scene.ts';

export interface ForwardInput {
  original: { from: Address[]; to: Address[]; cc: Address[]; bcc: Address[]; subject: string };
  /** Own identities, the one that would forward first. */
  ownAddresses: string[];
  people: ReadonlyMap<string, PersonFacts>;
  asAttachment: boolean;
}

/** Two families' addresses are asked about; that of one is a note. The recipients are not known yet. */
export function evaluateForward({ original, ownAddresses, people, asAttachment }: ForwardInput): Finding[] {
  const nobody = { to: [], cc: [], bcc: [] };
  const identities = ownAddresses.map((address) => ({ address }));
  const ownAddress = ownAddresses[0] ?? '';
  const scene = sceneOf({ recipients: nobody, ownAddress, people, groups: [], identities });
  const families = [
    ...new Set([...original.from, ...original.to, ...original.cc].map(({ address }) => addressKey(address))),
  ]
    .map(scene.partyOf)
    .filter(isFamily);
  const exposed = families.map(({ address }) => address);
  const findings: Finding[] = [];
  if (asAttachment && original.bcc.length > 0) findings.push(finding(15, 'amber', { names: [original.subject] }));
  if (exposed.length > 0) {
    findings.push(
      finding(asAttachment ? 14 : 12, exposed.length > 1 ? 'amber' : 'note', {
        surface: asAttachment ? 'S5' : 'S4',
        exposed,
        names: asAttachment ? [original.subject] : [],
        fixes: [{ kind: 'forwardMasked' }],
      }),
    );
  }
  return findings;
}
