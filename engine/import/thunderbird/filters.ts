// Thunderbird's message filters (msgFilterRules.dat, version 9), read as Thunderbird reads them; what Casier makes of them:
// translate-filter.ts. Pure.
import { readFolderUri } from './folder-uri.ts';

export interface ThunderbirdFilter {
  name: string;
  enabled: boolean;
  /** As Thunderbird writes them: « Move to folder », its value beside it; of a folder its address, and how it is known. */
  actions: { action: string; value: string | null; uri?: string }[];
  /** « AND (subject,contains,[cours]) … », as Thunderbird writes it. */
  condition: string;
  /** nsMsgFilterType's bits: when it is asked. Left out: not told. */
  type?: number;
}

export function parseFilters(text: string): ThunderbirdFilter[] {
  const filters: ThunderbirdFilter[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [begun, key] = /^\s*([A-Za-z]+)="/.exec(line) ?? [];
    const filter = filters.at(-1);
    if (begun === undefined) continue;
    const value = unquoted(line.slice(begun.length));
    if (key === 'name') filters.push({ name: value, enabled: true, actions: [], condition: '' });
    else if (!filter) continue;
    else if (key === 'enabled') filter.enabled = value === 'yes';
    else if (key === 'type' && /^\d{1,6}$/.test(value)) filter.type = Number(value);
    else if (key === 'action') filter.actions.push({ action: value, value: null });
    else if (key === 'actionValue') Object.assign(filter.actions.at(-1) ?? {}, actionValue(value));
    else if (key === 'condition') filter.condition = value;
  }
  return filters;
}

function actionValue(value: string): { value: string; uri?: string } {
  const folder = readFolderUri(value);
  return folder ? { value: folder.name, uri: value } : { value };
}

/**
 * Up to the quotation mark that ends it. Only quotation marks are escaped, so that « \o/ » is itself; a quotation mark that
 * was escaped before, inside of a condition, is « \\" » here.
 */
function unquoted(text: string): string {
  let value = '';
  for (let at = 0; at < text.length && text[at] !== '"'; at++) {
    if (text[at] !== '\\') value += text[at];
    else if (text[at + 1] === '"') value += text[++at];
    else if (text[at + 1] === '\\') {
      value += `\\${text[at + 2] ?? ''}`;
      at += 2;
    } else value += text[at];
  }
  return value;
}
