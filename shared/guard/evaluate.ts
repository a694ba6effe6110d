// The guard's one question: who would see whose address if this message left now? Message in, findings out, worst
// first. Pure: no clock, no store; what is known of people comes in with the question.
import type { Group } from '../domain/contact.ts';
import { type Party, type Scene, sceneOf } from './exposure.ts';
import { familyFindings } from './family-findings.ts';
import type { Finding, RecipientFields, Severity } from './finding.ts';
import { remove, withOwnAddress } from './fixes.ts';
import { findingKey } from './key.ts';
import type { PersonFacts } from './person.ts';

export interface GuardInput {
  recipients: RecipientFields;
  /** Address of the identity it is sent from. */
  ownAddress: string;
  /** By addressKey; an address that is not in it is a stranger. */
  people: ReadonlyMap<string, PersonFacts>;
  /** Every group that a chip may name. */
  groups: readonly Group[];
  /** Epoch ms: tells this school year's agreements from last year's. */
  nowAt: number;
}

const RANK = { red: 0, amber: 1, note: 2 } as const satisfies Record<Severity, number>;

export function evaluate(input: GuardInput): Finding[] {
  const { recipients, ownAddress, people, groups, nowAt } = input;
  const scene = sceneOf(recipients, ownAddress, people, groups);
  const schoolYearStartAt = schoolYearStart(nowAt);
  return [
    ...familyFindings({ scene, fields: recipients, groups, ownAddress, schoolYearStartAt }),
    ...doNotWrite(scene, input),
    ...onlyHidden(scene, input),
  ].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** Case 25: marked « ne pas écrire », whatever the field. */
function doNotWrite(scene: Scene, { recipients, groups }: GuardInput): Finding[] {
  const marked = [...scene.visible, ...scene.hidden].filter(({ facts }) => facts.doNotWrite);
  if (marked.length === 0) return [];
  const rest = remove(recipients, new Set(marked.map(({ address }) => address)), groups);
  return [finding(25, 'red', marked, [{ kind: 'setRecipients', label: 'removeRecipient', recipients: rest }])];
}

/** Case 29: everybody in Cci and nobody in À: some servers and filters take that for spam. */
function onlyHidden(scene: Scene, { recipients, ownAddress }: GuardInput): Finding[] {
  if (scene.visible.length > 0 || scene.hidden.length === 0) return [];
  const fixed = withOwnAddress(recipients, ownAddress);
  return [finding(29, 'note', [], [{ kind: 'setRecipients', label: 'ownAddressInTo', recipients: fixed }])];
}

function finding(which: 25 | 29, severity: Severity, about: Party[], fixes: Finding['fixes']): Finding {
  const exposed = about.map(({ address }) => address);
  return {
    case: which,
    severity,
    key: findingKey(which, about, []),
    exposed,
    readers: [],
    groupNames: [],
    agreedAt: null,
    fixes,
  };
}

/** The last 1 August: classes and elected parents change with the school year. */
function schoolYearStart(nowAt: number): number {
  const now = new Date(nowAt);
  const year = now.getMonth() >= 7 ? now.getFullYear() : now.getFullYear() - 1;
  return new Date(year, 7, 1).getTime();
}
