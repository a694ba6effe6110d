// Underlines in the body what the guard found in it (cases 12, 13 and 19), each time that it has judged.
import { useEffect } from 'react';
import type { Finding } from '../../../shared/guard/index.ts';
import { useFindingSentence } from '../guard-strip/index.ts';
import type { FactsByAddress } from '../people/index.ts';
import type { OpenDraft } from './use-draft.ts';

const IN_BODY: readonly Finding['surface'][] = ['S3', 'S4', 'S8'];

export function useMarks(
  findings: readonly Finding[],
  people: FactsByAddress,
  { body }: Pick<OpenDraft, 'body'>,
): void {
  const toSentence = useFindingSentence();
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it has judged, not when it is drawn
  useEffect(() => {
    const inBody = findings.filter(({ surface }) => IN_BODY.includes(surface));
    const exposed = new Map(
      inBody.flatMap((finding) => finding.exposed.map((address) => [address, toSentence(finding, people)] as const)),
    );
    body()?.mark(exposed);
  }, [findings]);
}
