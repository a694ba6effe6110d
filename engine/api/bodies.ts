// Messages read for somebody who looks at them: the parsed source and the rendered body, of the last few messages
// opened. A reader asks for the detail first (which has to know whether remote content was kept out) and for the
// document right after; both come from one reading.
import type { MessageId, PartId } from '../../shared/domain/ids.ts';
import type { Attachment } from '../../shared/domain/message.ts';
import type { HeaderFacts } from '../core/message-facts.ts';
import { unpackSource } from '../mime/packed-source.ts';
import { innerMessage, type ReadMessage, readMessage, withPath } from '../mime/read-message.ts';
import { release } from '../mime/release.ts';
import type { Render } from '../mime/render-apart.ts';
import type { RenderedBody, RenderOptions } from '../mime/render-body.ts';
import type { ReadDb } from '../store/handles.ts';
import { readSource } from '../store/sources.ts';

export type BodyStyle = Pick<RenderOptions, 'theme' | 'lang' | 'look'>;

export interface Bodies {
  /** null: not downloaded yet, or no such message. */
  raw(id: MessageId): Uint8Array | null;
  /** The whole header, read from the source. null: not downloaded yet. */
  facts(id: MessageId): HeaderFacts | null;
  /** As it is read today, whatever was kept of it when it came. null: not downloaded yet. */
  read(id: MessageId): ReadMessage | null;
  /** The message that a part holds, its parts named from the outermost message. null: it holds none. */
  inside(id: MessageId, partId: PartId): ReadMessage | null;
  /** `inside`: of the message that this part holds. */
  rendered(id: MessageId, remote: boolean, style?: BodyStyle, inside?: PartId): Promise<RenderedBody | null>;
  /** As the last document was asked for: what the next one most likely will be. */
  readonly lastStyle: BodyStyle;
}

const KEPT = 6;

export function createBodies(reads: ReadDb, render: Render): Bodies {
  const messages = keepLast<ReadMessage>(KEPT);
  // What is still being made is kept too: the reader asks for the detail and the document side by side.
  const documents = keepLast<RenderedBody | Promise<RenderedBody>>(KEPT);
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

  const inside = (id: MessageId, partId: PartId): ReadMessage | null =>
    messages.get(`${id} ${partId}`, () => {
      const source = raw(id);
      const inner = source && innerMessage(source, partId);
      return inner && withPath(readMessage(inner), partId);
    });

  return {
    raw,
    read,
    inside,
    facts: (id) => read(id)?.facts ?? null,
    async rendered(id, remote, style = lastStyle, part = undefined) {
      lastStyle = style;
      return documents.get(`${id} ${part ?? ''} ${remote} ${JSON.stringify(style)}`, () => {
        const message = part === undefined ? read(id) : inside(id, part);
        return message && render(message, { messageId: id, remote, ...style });
      });
    },
    get lastStyle() {
      return lastStyle;
    },
  };
}

/** An attachment of a message, or of a message in a message. */
export function attachmentAt(bodies: Bodies, messageId: MessageId, partId: PartId): Attachment | null {
  const listed = (message: ReadMessage | null) => message?.attachments.find((one) => one.partId === partId);
  const found = listed(bodies.read(messageId));
  if (found) return found;
  // Of a letter that was opened inside: the longest path before this part that holds one.
  const steps = partId.split('~') as PartId[];
  for (let length = steps.length - 1; length > 0; length--) {
    const inner = listed(bodies.inside(messageId, steps.slice(0, length).join('~') as PartId));
    if (inner) return inner;
  }
  return null;
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
