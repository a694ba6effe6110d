// What only the source of a message tells a filter, read as far as a condition asks for it.
import type { MessageId } from '../../shared/domain/ids.ts';
import type { FilteredSource } from '../core/filter-decision.ts';
import { digestSource } from '../mime/digest.ts';
import { decodeWords } from '../mime/encoded-words.ts';
import { fieldText, readHeaderBlock } from '../mime/header-block.ts';
import { unpackSource } from '../mime/packed-source.ts';
import type { ReadDb } from '../store/handles.ts';
import { readSource } from '../store/sources.ts';

/** null: not on this PC. */
export function filteredSource(
  db: ReadDb,
  { id, sourceId, hasAttachments }: { id: MessageId; sourceId: number | null; hasAttachments: boolean },
): FilteredSource | null {
  if (sourceId === null) return null;
  const raw = once(() => {
    const packed = readSource(db, id);
    return packed ? unpackSource(packed) : Buffer.alloc(0);
  });
  const text = once(() => digestSource(raw()).text);
  const block = once(() => readHeaderBlock(raw()));
  return {
    hasAttachments,
    text,
    header(name) {
      const wanted = name.toLowerCase();
      const fields = block().fields.filter((field) => field.name === wanted);
      return fields.map((field) => decodeWords(fieldText(block(), field)));
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
