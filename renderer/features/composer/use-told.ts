// Rules that are said once: what is told of somebody's own private mailbox (guard case 36) is told of each such mailbox
// until it was waved away or sent in spite of, and never again on this PC.
import { useMemo } from 'react';
import type { Settings } from '../../../shared/domain/settings.ts';
import { type Dismissal, dismissalOf, type Finding } from '../../../shared/guard/index.ts';
import { saveSettings } from '../../state/settings.ts';

const SAID_ONCE = 36;

export interface Told {
  /** What was said before, as dismissals. */
  dismissals: readonly Dismissal[];
  /** These have been read now. */
  tell(findings: readonly Finding[]): void;
}

export function useTold({ privateMailboxesTold: told }: Pick<Settings, 'privateMailboxesTold'>): Told {
  return useMemo(
    () => ({
      dismissals: told.length === 0 ? [] : [asDismissal(told)],
      tell(findings) {
        const read = findings.filter((one) => one.case === SAID_ONCE).flatMap(({ exposed }) => exposed);
        if (read.some((address) => !told.includes(address))) {
          saveSettings({ privateMailboxesTold: [...new Set([...told, ...read])] });
        }
      },
    }),
    [told],
  );
}

function asDismissal(exposed: string[]): Dismissal {
  return dismissalOf({
    ...{ case: SAID_ONCE, severity: 'amber', key: '', surface: null, exposed, readers: [], spared: [] },
    ...{ groupNames: [], names: [], agreedAt: null, fixes: [] },
  });
}
