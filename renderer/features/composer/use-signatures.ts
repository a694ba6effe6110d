// Every signature there is, as the editors need them: to know one when they see it, and to put another one there.
import { useCallback, useRef } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import type { IdentityId } from '../../../shared/domain/ids.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';

/** As they are when it is asked: the same function all along, so that no editor is made anew. */
export type Signatures = () => { htmls: string[]; texts: ReadonlyMap<IdentityId, string> };

export function useSignatures(accounts: readonly Account[]): Signatures {
  const { data = [] } = useEngineQuery(['accounts', 'signatureTexts'], (signal) =>
    engine.identities.signatureTexts(undefined, signal),
  );
  const now = useRef<ReturnType<Signatures>>({ htmls: [], texts: new Map() });
  now.current = {
    htmls: accounts.flatMap(({ identities }) => identities.map(({ signatureHtml }) => signatureHtml)),
    texts: new Map(data.map(({ identityId, text }) => [identityId, text])),
  };
  return useCallback(() => now.current, []);
}
