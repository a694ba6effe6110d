// The tags of a message: each its name beside its colour, never the colour alone.
import { Fragment } from 'react';
import { type ShownTag, shownTags, type Tag, tagName } from '../../../shared/domain/tag.ts';
import { useLanguage, useWords } from '../../i18n/index.ts';
import { tagWords } from './words.ts';
import './tags.css';

interface TagChipsProps {
  keywords: readonly string[];
  tags: readonly Tag[];
  /** In a row of the list, whose own name says them. */
  silent?: boolean;
}

export function TagChips({ keywords, tags, silent = false }: TagChipsProps) {
  const w = useWords(tagWords);
  const language = useLanguage();
  const shown = shownTags(keywords, tags);
  if (shown.length === 0) return null;
  const chip = (tag: ShownTag) => <TagChip name={tagName(tag, language)} colour={tag.colour} known={tag.known} />;
  if (silent) {
    return (
      <span className="tag-chips">
        {shown.map((tag) => (
          <Fragment key={tag.keyword}>{chip(tag)}</Fragment>
        ))}
      </span>
    );
  }
  return (
    <ul className="tag-chips" aria-label={w.tags}>
      {shown.map((tag) => (
        <li key={tag.keyword}>{chip(tag)}</li>
      ))}
    </ul>
  );
}

interface TagChipProps {
  name: string;
  colour: string;
  /** False: another program's, which nobody has named here. */
  known?: boolean;
}

export function TagChip({ name, colour, known = true }: TagChipProps) {
  const w = useWords(tagWords);
  return (
    <span className="tag-chip" title={known ? undefined : w.ofAnother}>
      <span className="tag-colour" style={{ background: colour }} />
      {name}
    </span>
  );
}
