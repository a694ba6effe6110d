// Places of the disk that the person chose, or that were found: a window names them by token only, so that a page that
// was taken over can read or write no other file. Forgotten at the end of the program.
import { randomUUID } from 'node:crypto';
import { MailError } from '../../shared/domain/problem.ts';
import { PlaceToken } from '../../shared/domain/transfer.ts';

export interface Places {
  grant(paths: readonly string[]): PlaceToken;
  /** Throws MailError `place` for a token of an earlier run. */
  pathsOf(place: PlaceToken): readonly [string, ...string[]];
}

export function createPlaces(): Places {
  const granted = new Map<PlaceToken, readonly [string, ...string[]]>();
  return {
    grant(paths) {
      const [first, ...rest] = paths;
      if (first === undefined) throw new MailError({ kind: 'invalid', detail: 'no path' });
      const known = [...granted].find(([, those]) => those.join('\0') === paths.join('\0'));
      if (known) return known[0];
      const place = PlaceToken.parse(randomUUID());
      granted.set(place, [first, ...rest]);
      return place;
    },
    pathsOf(place) {
      const paths = granted.get(place);
      if (!paths) throw new MailError({ kind: 'place', reason: 'placeMissing' });
      return paths;
    },
  };
}
