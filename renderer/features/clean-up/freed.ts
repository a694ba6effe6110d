// How much a choice frees on the server: each message once, in however many views it stands. Pure.
import type { CleanUpSurvey, CountAndSize } from '../../../shared/domain/clean-up.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';

export interface Choice {
  kept: ReadonlySet<MessageId>;
  destroyTrash: boolean;
  destroyJunk: boolean;
}

export function freedBy(
  { views, trash, junk }: CleanUpSurvey,
  { kept, destroyTrash, destroyJunk }: Choice,
): CountAndSize {
  const sizes = new Map(
    Object.values(views).flatMap((rows) => rows.map(({ id, sizeBytes }) => [id, sizeBytes] as const)),
  );
  const chosen = [...kept].flatMap((id) => sizes.get(id) ?? []);
  const parts = [
    { count: chosen.length, sizeBytes: chosen.reduce((sum, bytes) => sum + bytes, 0) },
    ...(destroyTrash && trash ? [trash] : []),
    ...(destroyJunk && junk ? [junk] : []),
  ];
  return {
    count: parts.reduce((sum, part) => sum + part.count, 0),
    sizeBytes: parts.reduce((sum, part) => sum + part.sizeBytes, 0),
  };
}

export function ticked(kept: ReadonlySet<MessageId>, ids: readonly MessageId[], on: boolean): ReadonlySet<MessageId> {
  const next = new Set(kept);
  for (const id of ids) on ? next.add(id) : next.delete(id);
  return next;
}
