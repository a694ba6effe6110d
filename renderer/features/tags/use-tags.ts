// The tags that are offered, as the engine has them, and the names of those that a message bears.
import { shownTags, type Tag, tagName } from '../../../shared/domain/tag.ts';
import { engine } from '../../engine/engine.ts';
import { queryClient, useEngineQuery } from '../../engine/use-query.ts';
import type { Language } from '../../i18n/index.ts';

const NONE: readonly Tag[] = [];

export function useTags(): readonly Tag[] {
  return useEngineQuery(['tags'], (signal) => engine.tags.list(undefined, signal)).data ?? NONE;
}

/** Those that were last asked for, outside components. */
export function tagsNow(): readonly Tag[] {
  return queryClient.getQueryData<Tag[]>(['tags']) ?? NONE;
}

export function tagNames(keywords: readonly string[], tags: readonly Tag[], language: Language): string[] {
  return shownTags(keywords, tags).map((tag) => tagName(tag, language));
}
