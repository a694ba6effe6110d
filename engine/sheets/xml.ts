// XML as a stream of elements. Entities that a document declares are not expanded and nothing outside of it is fetched:
// the parser knows the five of XML and numbers only.
import { Parser } from 'htmlparser2';

export interface XmlHandlers {
  /** Names without their prefix are not made: « table:table-row » stays so. */
  open?(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

export function readXml(bytes: Uint8Array, handlers: XmlHandlers): void {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => handlers.open?.(name, attributes),
      onclosetag: (name) => handlers.close?.(name),
      ontext: (text) => handlers.text?.(text),
    },
    { xmlMode: true, decodeEntities: true, lowerCaseTags: false, lowerCaseAttributeNames: false },
  );
  const decoder = new TextDecoder(hasUtf16Mark(bytes) ? 'utf-16' : 'utf-8');
  const CHUNK_BYTES = 65_536;
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true }));
  parser.end(decoder.decode());
}

function hasUtf16Mark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe;
}
