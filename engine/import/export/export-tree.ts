// Where each mailbox goes in an export: a folder per account, `Cours.mbox` beside `Cours.sbd` for what lies below it
// (as Thunderbird has it), or a folder of .eml files in that of its parent. Names are fit for Windows, where case does
// not tell two of them apart. Pure.
import path from 'node:path';
import type { MailboxId } from '../../../shared/domain/ids.ts';
import type { Mailbox } from '../../../shared/domain/mailbox.ts';
import { cleanFileName } from '../../mime/file-name.ts';

export type ExportFormat = 'mbox' | 'eml';

export interface ExportEntry {
  mailboxId: MailboxId;
  /** As they are shown, the account's first. */
  names: string[];
  /** From the export's folder: the .mbox file, or the folder of .eml files. */
  file: string;
}

const NAME_LENGTH_MAX = 80;

/** `wanted` null: all of them; else these and what lies below them. */
export function exportTree(
  mailboxes: readonly Mailbox[],
  labelOf: (mailbox: Mailbox) => string,
  { wanted, format }: { wanted: readonly MailboxId[] | null; format: ExportFormat },
): ExportEntry[] {
  const byId = new Map(mailboxes.map((mailbox) => [mailbox.id, mailbox]));
  const taken = new Map<string, Set<string>>();
  /** By mailbox, else by account. */
  const ownNames = new Map<string, string>();
  const ownName = (key: string, parent: string, name: string) => {
    const known = ownNames.get(key);
    if (known !== undefined) return known;
    const names = taken.get(parent) ?? new Set<string>();
    taken.set(parent, names);
    const free = freeName(names, fileNameOf(name));
    names.add(free.toLowerCase());
    ownNames.set(key, free);
    return free;
  };
  const lineOf = (mailbox: Mailbox): Mailbox[] => {
    const parent = mailbox.parentId === null ? undefined : byId.get(mailbox.parentId);
    return parent ? [...lineOf(parent), mailbox] : [mailbox];
  };
  const isWanted = (line: readonly Mailbox[]) => wanted === null || line.some(({ id }) => wanted.includes(id));

  return mailboxes.flatMap((mailbox) => {
    const line = lineOf(mailbox);
    if (!mailbox.selectable || !isWanted(line)) return [];
    const label = labelOf(mailbox);
    let folder = ownName(`account ${mailbox.accountId}`, '', label);
    for (const above of line.slice(0, -1)) {
      const name = ownName(`mailbox ${above.id}`, folder, above.name);
      folder = path.join(folder, format === 'mbox' ? `${name}.sbd` : name);
    }
    const name = ownName(`mailbox ${mailbox.id}`, folder, mailbox.name);
    const file = path.join(folder, format === 'mbox' ? `${name}.mbox` : name);
    return [{ mailboxId: mailbox.id, names: [label, ...line.map((one) => one.name)], file }];
  });
}

/** Of a subject or a mailbox's name; never empty, and no path. */
export function fileNameOf(name: string, lengthMax = NAME_LENGTH_MAX): string {
  const clean = cleanFileName(name.replace(/[/\\]/g, '_')) ?? '_';
  return (
    [...clean]
      .slice(0, lengthMax)
      .join('')
      .replace(/[\s.]+$/, '') || '_'
  );
}

function freeName(taken: ReadonlySet<string>, name: string): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name} (${number})`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}
