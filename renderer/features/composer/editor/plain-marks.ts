// The addresses that the guard speaks of, underlined in a plain body: drawn over the text area, as nothing can be marked
// inside of one. They stay away while somebody types, and a screen reader is told by the field's description.
import { addressesIn } from '../../../../shared/guard/index.ts';
import type { Exposed } from './exposed-addresses.ts';

export interface PlainMarks {
  show(exposed: Exposed): void;
  stop(): void;
}

/** @param sheet lies over the area, as large as that is */
export function plainMarks(area: HTMLTextAreaElement, sheet: HTMLElement): PlainMarks {
  const paper = document.createElement('div');
  sheet.replaceChildren(paper);
  const clear = () => paper.replaceChildren();
  const follow = () => {
    paper.style.transform = `translateY(${-area.scrollTop}px)`;
    // Without its scroll bar.
    paper.style.width = `${area.clientWidth}px`;
  };
  const resized = new ResizeObserver(follow);
  resized.observe(area);
  area.addEventListener('input', clear);
  area.addEventListener('scroll', follow);
  return {
    show(exposed) {
      const said = draw(paper, area.value, exposed);
      if (said === '') area.removeAttribute('aria-description');
      else area.setAttribute('aria-description', said);
      follow();
    },
    stop() {
      resized.disconnect();
      area.removeEventListener('input', clear);
      area.removeEventListener('scroll', follow);
    },
  };
}

/** Answers what is said of them. */
function draw(paper: HTMLElement, text: string, exposed: Exposed): string {
  const found = exposed.size === 0 ? [] : addressesIn(text).filter(({ address }) => exposed.has(address));
  const pieces: (string | HTMLElement)[] = [];
  let at = 0;
  for (const { start, end } of found) {
    const mark = document.createElement('mark');
    mark.className = 'exposed-address';
    mark.textContent = text.slice(start, end);
    pieces.push(text.slice(at, start), mark);
    at = end;
  }
  paper.replaceChildren(...pieces);
  return [...new Set(found.map(({ address }) => exposed.get(address)))].join(' ');
}
