// The text of a document's XML as somebody reads it: runs that follow one another are one text, whatever formatting stands
// between them, and a paragraph ends it. What nobody sees is kept apart, attributes included.
import type { Notes } from './notes.ts';
import { decodeXml, type XmlVisitor } from './xml.ts';

export interface FlowShape {
  /** Whether what is in this element is seen by nobody. Asked at each element that is opened. */
  hides(name: string, attributes: string): boolean;
  /** Whether an element ends the text before it and its own. */
  breaks(name: string): boolean;
  /** Something hidden held an address. */
  onHidden?(): void;
}

const LONGEST_TEXT = 65_536;
/** No address is longer: what is kept where a text is cut. */
const OVERLAP = 600;

export interface Flow extends XmlVisitor {
  /** Ends the text that is being read. */
  flush(): void;
  /** What follows is hidden, or is not, besides what its elements say. */
  hide(hidden: boolean): void;
}

export function flowingText(notes: Notes, { hides, breaks, onHidden }: FlowShape): Flow {
  let shown = '';
  let unseen = '';
  let depth = 0;
  /** Depth of the outermost element that hides. */
  let hiddenFrom = Number.POSITIVE_INFINITY;
  let hiddenApart = false;

  const noteHidden = (text: string) => {
    if (notes.text(text, true)) onHidden?.();
  };
  const flush = () => {
    if (shown !== '') notes.text(shown, false);
    if (unseen !== '') noteHidden(unseen);
    shown = '';
    unseen = '';
  };
  const cut = () => {
    const [tail, unseenTail] = [shown.slice(-OVERLAP), unseen.slice(-OVERLAP)];
    flush();
    shown = tail;
    unseen = unseenTail;
  };
  return {
    flush,
    hide(hidden) {
      hiddenApart = hidden;
    },
    open(name, attributes) {
      depth += 1;
      if (breaks(name)) flush();
      if (depth < hiddenFrom && hides(name, attributes)) hiddenFrom = depth;
      if (mayHold(attributes)) noteHidden(decodeXml(attributes).replace(/%40/g, '@'));
    },
    close(name) {
      if (breaks(name)) flush();
      if (depth === hiddenFrom) hiddenFrom = Number.POSITIVE_INFINITY;
      depth -= 1;
    },
    text(written) {
      if (depth >= hiddenFrom || hiddenApart) unseen += decodeXml(written);
      else shown += decodeXml(written);
      if (shown.length + unseen.length > LONGEST_TEXT) cut();
    },
    aside(written) {
      if (written.includes('<!ENTITY')) notes.cannotRead('broken');
      noteHidden(written);
    },
  };
}

export function mayHold(attributes: string): boolean {
  return (
    attributes.includes('@') || attributes.includes('%40') || attributes.includes('&#') || attributes.includes('＠')
  );
}
