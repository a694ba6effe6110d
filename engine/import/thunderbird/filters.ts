// Thunderbird's message filters (msgFilterRules.dat), read as they are; what Casier makes of them:
// translate-filter.ts. Pure.

export interface ThunderbirdFilter {
  name: string;
  enabled: boolean;
  /** As Thunderbird writes them: « Move to folder », its value beside it. */
  actions: { action: string; value: string | null }[];
  /** « AND (subject,contains,[cours]) … », as Thunderbird writes it. */
  condition: string;
  /** nsMsgFilterType's bits: when it is asked. Left out: not told. */
  type?: number;
}

const LINE = /^([A-Za-z]+)="((?:[^"\\]|\\.)*)"\s*$/;

export function parseFilters(text: string): ThunderbirdFilter[] {
  const filters: ThunderbirdFilter[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, key, quoted = ''] = LINE.exec(line) ?? [];
    const value = quoted.replace(/\\(.)/g, '$1');
    const filter = filters.at(-1);
    if (key === 'name') filters.push({ name: value, enabled: true, actions: [], condition: '' });
    else if (!filter) continue;
    else if (key === 'enabled') filter.enabled = value === 'yes';
    else if (key === 'type' && /^\d{1,6}$/.test(value)) filter.type = Number(value);
    else if (key === 'action') filter.actions.push({ action: value, value: null });
    else if (key === 'actionValue') {
      const action = filter.actions.at(-1);
      if (action) action.value = folderName(value);
    } else if (key === 'condition') filter.condition = value;
  }
  return filters;
}

/** `mailbox://nobody@Local%20Folders/Cours/6eB` → « Cours/6eB »: what the person knows of it. */
function folderName(value: string): string {
  const rest = /^(?:imap|mailbox):\/\/[^/]*\/(.*)$/.exec(value)?.[1];
  if (rest === undefined) return value;
  try {
    return decodeURIComponent(rest);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    // No valid escapes: shown as it is.
    return rest;
  }
}
