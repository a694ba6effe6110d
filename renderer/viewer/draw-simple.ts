// Pictures, text and tables.
import type { Drawn } from './drawn.ts';

export async function drawImage(blob: Blob, view: HTMLElement): Promise<Drawn> {
  const image = document.createElement('img');
  image.alt = document.title;
  image.className = 'fits';
  image.src = URL.createObjectURL(blob);
  // Rejects where it is none, or too large for any screen.
  await image.decode();
  view.className = 'image';
  view.append(image);
  const { naturalWidth } = image;
  return {
    pages: 0,
    shownPages: 0,
    zoom(factor) {
      image.classList.toggle('fits', factor === 1);
      image.style.width = factor === 1 ? '' : `${Math.min(naturalWidth, view.clientWidth) * factor}px`;
    },
    showPage() {},
  };
}

export function drawText(text: string, view: HTMLElement): Drawn {
  const block = document.createElement('pre');
  block.textContent = text;
  view.append(block);
  return scaled(view);
}

export function drawTable(rows: string[][], view: HTMLElement): Drawn {
  const table = document.createElement('table');
  for (const [index, cells] of rows.entries()) {
    const row = table.insertRow();
    for (const text of cells) {
      const cell = document.createElement(index === 0 ? 'th' : 'td');
      if (index === 0) cell.setAttribute('scope', 'col');
      cell.textContent = text;
      row.append(cell);
    }
  }
  view.append(table);
  return scaled(view);
}

function scaled(view: HTMLElement): Drawn {
  return {
    pages: 0,
    shownPages: 0,
    zoom(factor) {
      view.style.fontSize = `${factor * 100}%`;
    },
    showPage() {},
  };
}
