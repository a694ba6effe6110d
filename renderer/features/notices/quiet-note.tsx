// « Temps de repos jusqu'à lun. 30 nov. 2026, 07:30 » in the status bar, while every account rests.
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { noticeWords } from './words.ts';

/** A clock that is set, or a PC that slept, is noticed by the minute. */
const AGAIN_AFTER_MS = 60_000;

export function useQuietStanding() {
  return useEngineQuery(['notices', 'standing'], (signal) => engine.notices.standing(undefined, signal), {
    againAfterMs: AGAIN_AFTER_MS,
    changedBy: ({ areas }) => areas.includes('notices') || areas.includes('accounts'),
  }).data;
}

export function QuietNote() {
  const w = useWords(noticeWords);
  const formats = useFormats();
  const standing = useQuietStanding()?.filter(({ reason }) => reason !== null);
  const all = useQuietStanding() ?? [];
  if (!standing || standing.length === 0 || standing.length < all.length) return null;
  const ends = standing.flatMap(({ endsAt }) => endsAt ?? []);
  const text = ends.length > 0 ? w.quietUntil(formats.listDate(Math.min(...ends))) : w.quiet;
  return <span>{text}</span>;
}
