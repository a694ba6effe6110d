// What the guard says of a situation, beside what it has to say.
import { addressKey } from '../../../shared/domain/address.ts';
import { evaluate, exposuresOf, type Finding, type Severity } from '../../../shared/guard/index.ts';
import type { Situation, Triple } from './situations.ts';
import { liveTogether } from './town.ts';

export interface Verdict {
  situation: Situation;
  findings: Finding[];
  /** The worst of them; null: silence. */
  worst: Severity | null;
  /** Labelled exposures that are said red, said as less, and not said. */
  seen: Triple[];
  understated: Triple[];
  missed: Triple[];
  /** Pairs said red that are labelled nowhere. */
  invented: string[];
}

export function judge(situation: Situation): Verdict {
  const findings = evaluate(situation.input);
  const exposed = new Set(exposuresOf(situation.input).map(tripleKey));
  const [red, any] = [pairsOf(findings.filter(({ severity }) => severity === 'red')), pairsOf(findings)];
  const { leaks } = situation;
  const isExposed = (leak: Triple) => exposed.has(tripleKey(leak));
  const labelled = new Set(leaks.map(pairKey));
  return {
    ...{ situation, findings, worst: findings[0]?.severity ?? null },
    seen: leaks.filter((leak) => isExposed(leak) && red.has(pairKey(leak))),
    understated: leaks.filter((leak) => isExposed(leak) && !red.has(pairKey(leak)) && any.has(pairKey(leak))),
    missed: leaks.filter((leak) => !isExposed(leak) || !any.has(pairKey(leak))),
    invented: [...red].filter((pair) => !labelled.has(pair)),
  };
}

function pairsOf(findings: readonly Finding[]): Set<string> {
  const pairs = new Set<string>();
  for (const { surface, exposed, readers, spared } of findings) {
    if (surface === null) continue;
    const without = new Set(spared.map(([e, r]) => `${e}:${r}`));
    for (const [e, address] of exposed.entries()) {
      for (const [r, reader] of readers.entries()) {
        if (address !== reader && !liveTogether(address, reader) && !without.has(`${e}:${r}`))
          pairs.add(pairKey({ address, reader, surface }));
      }
    }
  }
  return pairs;
}

/** Invisible HTML is said, and mended, with the text it stands in. */
const TOLD_AS: Partial<Record<Triple['surface'], string>> = { S8: 'written', S3: 'written', S4: 'written' };

function pairKey({ address, reader, surface }: Triple): string {
  return `${TOLD_AS[surface] ?? surface}: ${addressKey(address)} > ${addressKey(reader)}`;
}

function tripleKey({ address, reader, surface }: Triple): string {
  return `${surface}: ${addressKey(address)} > ${addressKey(reader)}`;
}
