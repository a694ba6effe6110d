// What the engine knows of a set of addresses. While a new set is being asked, the last answer stays: a badge
// does not blink because one more recipient was added.
import { useMemo, useRef } from 'react';
import { addressKey } from '../../../shared/domain/address.ts';
import type { PersonFacts } from '../../../shared/guard/person.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';

/** By addressKey. */
export type FactsByAddress = ReadonlyMap<string, PersonFacts>;

const NONE: FactsByAddress = new Map();

export interface KnownFacts {
  facts: FactsByAddress;
  /** Every address asked for has been answered. */
  complete: boolean;
}

export function useFacts(addresses: readonly string[]): KnownFacts {
  const key = useMemo(() => [...new Set(addresses.map(addressKey))].sort().join('\n'), [addresses]);
  const { data } = useEngineQuery(
    ['contacts', 'facts', key],
    (signal) => engine.contacts.facts({ addresses: key.split('\n') }, signal),
    { enabled: key !== '' },
  );
  const answered = useMemo(() => data && new Map(data.map((facts) => [facts.address, facts])), [data]);
  const last = useRef(NONE);
  if (answered) last.current = answered;
  return { facts: answered ?? last.current, complete: key === '' || answered !== undefined };
}
