// Messages read for somebody who looks at them: the parsed source and the rendered body, of the last few messages
// opened. A reader asks for the detail first (which has to know whether remote content was kept out) and for the
// document right after; both come from one reading.
import type { MessageId } from '../../shared/domain/ids.ts';
import type { HeaderFacts } from '../core/message-facts.ts';
import { unpackSource } from '../mime/packed-source.ts';
import { type ReadMessage, readMessage } from '../mime/read-message.ts';
import { release } from '../mime/release.ts';
import { type RenderedBody, type RenderOptions, renderBody } from '../mime/render-body.ts';
import type { ReadDb } from '../store/handles.ts';
import { readSource } from '../store/sources.ts';

export type BodyStyle = Pick<RenderOptions, 'theme' | 'lang'>;

export interface Bodies {
  /** null: not downloaded yet, or no such message. */
  raw(id: MessageId): Uint8Array | null;
  /** The whole header, read from the source. null: not downloaded yet. */
  facts(id: MessageId): HeaderFacts | null;
  rendered(id: MessageId, remote: boolean, style?: BodyStyle): RenderedBody | null;
  /** As the last document was asked for: what the next one most likely will be. */
  readonly lastStyle: BodyStyle;
}

const KEPT = 6;

export function createBodies(reads: ReadDb): Bodies {
  const messages = keepLast<ReadMessage>(KEPT);
  const documents = keepLast<RenderedBody>(KEPT);
  let lastStyle: BodyStyle = { theme: 'light', lang: 'fr' };

  const raw = (id: MessageId) => {
    const packed = readSource(reads, id);
    if (!packed) return null;
    const source = unpackSource(packed, true);
    if (source.buffer !== packed.bytes.buffer) release(packed.bytes);
    return source;
  };

  const read = (id: MessageId): ReadMessage | null =>
    messages.get(`${id}`, () => {
      const source = raw(id);
      if (!source) return null;
      const message = readMessage(source);
      release(source);
      return message;
    });

  return {
    raw,
    facts: (id) => read(id)?.facts ?? null,
    rendered(id, remote, style = lastStyle) {
      lastStyle = style;
      return documents.get(`${id} ${remote} ${style.theme} ${style.lang}`, () => {
        const message = read(id);
        return message && renderBody(message, { messageId: id, remote, ...style });
      });
    },
    get lastStyle() {
      return lastStyle;
    },
  };
}

/** A source never changes, so what was made of it may be kept; what is null may come yet. */
function keepLast<Value>(count: number) {
  const kept = new Map<string, Value>();
  return {
    get(key: string, make: () => Value | null): Value | null {
      const value = kept.get(key) ?? make();
      kept.delete(key);
      if (value === null) return null;
      kept.set(key, value);
      const oldest = kept.keys().next();
      if (kept.size > count && !oldest.done) kept.delete(oldest.value);
      return value;
    },
  };
}
