// One round of the guard: the message as it is seen, what was let pass in this round, and how a finding is put together.

import type { Agreement } from './agreement.ts';
import type { Settled } from './dismissal.ts';
import type { CaseNumber, Finding, Severity, Surface } from './finding.ts';
import type { GuardInput } from './input.ts';
import { findingKey } from './key.ts';
import type { Scene } from './scene.ts';
import type { Sightings } from './sightings.ts';

export interface Question {
  input: GuardInput;
  scene: Scene;
  sightings: Sightings;
  /** Under which all families of the message may see one another; null: there is none. */
  agreement: Agreement | null;
  settled(surface: Surface): Settled;
  /** Addresses, names and keys about which this case was let pass. */
  subjectsLetPass(which: CaseNumber): ReadonlySet<string>;
}

/** A finding with what it does not say left empty. */
export function finding(
  which: CaseNumber,
  severity: Severity,
  rest: Partial<Omit<Finding, 'case' | 'severity' | 'key'>>,
): Finding {
  const whole = {
    surface: null,
    exposed: [],
    readers: [],
    spared: [],
    groupNames: [],
    names: [],
    agreedAt: null,
    fixes: [],
    ...rest,
  };
  const key = findingKey(which, whole.exposed, whole.readers, whole.names, whole.surface ? [whole.surface] : []);
  return { case: which, severity, key, ...whole };
}
