// « Étiquettes »: those of the selected messages, ticked on and off; and the tags themselves, named, coloured, added.
import { useState } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { BUILT_IN_TAGS, type Tag, tagName } from '../../../shared/domain/tag.ts';
import { hasKeyword } from '../../../shared/domain/tag-keyword.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useLanguage, useWords } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import { sayFailure } from '../problems/index.ts';
import { TAG_COLOURS } from './colours.ts';
import { TagChip } from './tag-chips.tsx';
import { useTags } from './use-tags.ts';
import { colourWords, tagWords } from './words.ts';

interface TagsDialogProps {
  /** None: only the tags themselves. */
  ids: readonly MessageId[];
  onTag(keyword: string, value: boolean): void;
  onClose(): void;
}

export function TagsDialog({ ids, onTag, onClose }: TagsDialogProps) {
  const w = useWords(tagWords);
  const tags = useTags();
  const [edited, setEdited] = useState<Tag | 'new' | null>(null);
  return (
    <Dialog title={w.tags} size="small" onClose={onClose} foot={<Button onClick={onClose}>{w.close}</Button>}>
      {ids.length > 0 && <GivenTags ids={ids} tags={tags} onTag={onTag} />}
      {ids.length === 0 && <KnownTags tags={tags} onEdit={setEdited} />}
      {edited === null ? (
        <div>
          <Button onClick={() => setEdited('new')}>{w.add}</Button>
        </div>
      ) : (
        <TagForm
          key={edited === 'new' ? '' : edited.keyword}
          tag={edited === 'new' ? null : edited}
          onDone={() => setEdited(null)}
        />
      )}
    </Dialog>
  );
}

const ROWS_ASKED = 500;

function GivenTags({ ids, tags, onTag }: Pick<TagsDialogProps, 'ids' | 'onTag'> & { tags: readonly Tag[] }) {
  const w = useWords(tagWords);
  const language = useLanguage();
  // Shown at once, as a box that is ticked late looks broken.
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const asked = ids.slice(0, ROWS_ASKED);
  const { data: rows } = useEngineQuery(
    ['tagged', ...asked],
    (signal) => engine.messages.rows({ ids: [...asked] }, signal),
    {
      changedBy: ({ messages }) => messages === null || asked.some((id) => messages.includes(id)),
      keepPrevious: true,
    },
  );
  return (
    <fieldset className="tags-given">
      <legend>{w.givenTo(ids.length)}</legend>
      {tags.map((tag, index) => {
        const borne = rows?.filter(({ keywords }) => hasKeyword(keywords, tag.keyword)).length ?? 0;
        const byAll = rows !== undefined && rows.length > 0 && borne === rows.length;
        return (
          <CheckField
            key={tag.keyword}
            label={<TagChip name={tagName(tag, language)} colour={tag.colour} />}
            hint={borne > 0 && !byAll ? w.someOf(borne) : index < 9 ? w.byKey(index + 1) : undefined}
            checked={chosen.get(tag.keyword) ?? byAll}
            onChange={(value) => {
              setChosen(new Map(chosen).set(tag.keyword, value));
              onTag(tag.keyword, value);
            }}
          />
        );
      })}
    </fieldset>
  );
}

function KnownTags({ tags, onEdit }: { tags: readonly Tag[]; onEdit(tag: Tag): void }) {
  const w = useWords(tagWords);
  const language = useLanguage();
  const isBuiltIn = ({ keyword }: Tag) => BUILT_IN_TAGS.some((one) => one.keyword === keyword);
  return (
    <>
      <p className="field-hint">{w.intro}</p>
      <ol className="tags-known">
        {tags.map((tag) => {
          const name = tagName(tag, language);
          return (
            <li key={tag.keyword}>
              <TagChip name={name} colour={tag.colour} />
              <Button aria-label={w.editOne(name)} onClick={() => onEdit(tag)}>
                {w.edit}
              </Button>
              {!isBuiltIn(tag) && (
                <IconButton
                  icon="trash"
                  label={w.removeOne(name)}
                  onClick={() => void engine.tags.remove({ keyword: tag.keyword }).catch(sayFailure)}
                />
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}

function TagForm({ tag, onDone }: { tag: Tag | null; onDone(): void }) {
  const w = useWords(tagWords);
  const language = useLanguage();
  const colourNames = useWords(colourWords);
  const [name, setName] = useState(tag ? tagName(tag, language) : '');
  const [colour, setColour] = useState(tag?.colour ?? TAG_COLOURS[0]!.colour);
  const [told, setTold] = useState(false);
  const colours = TAG_COLOURS.some((one) => one.colour === colour)
    ? TAG_COLOURS
    : [{ colour, name: 'own' as const }, ...TAG_COLOURS];
  async function save(): Promise<void> {
    setTold(true);
    if (name.trim() === '') return;
    if (tag) await engine.tags.update({ keyword: tag.keyword, name: name.trim(), colour });
    else await engine.tags.add({ name: name.trim(), colour });
    onDone();
  }
  return (
    <form
      className="tag-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save().catch(sayFailure);
      }}
    >
      <TextField
        label={w.name}
        value={name}
        maxLength={60}
        autoFocus
        error={told && name.trim() === '' ? w.nameMissing : undefined}
        onChange={({ target }) => setName(target.value)}
      />
      <SelectField
        label={w.colour}
        value={colour}
        options={colours.map((one) => ({ value: one.colour, label: colourNames[one.name] }))}
        onChange={setColour}
      />
      <TagChip name={name.trim() || w.name} colour={colour} />
      <div className="tag-form-foot">
        <Button onClick={onDone}>{w.cancel}</Button>
        <Button variant="primary" type="submit">
          {w.save}
        </Button>
      </div>
    </form>
  );
}
