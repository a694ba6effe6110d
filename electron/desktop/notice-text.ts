// What a notification says: one message by its author and subject, many by their count and where they are. `hidden`:
// nobody's name, no subject, no folder that a person named. Pure.
import { displayName } from '../../shared/domain/address.ts';
import type { NoticeFacts } from '../../shared/domain/notice.ts';
import type { DesktopWords } from './words.ts';

export interface NoticeText {
  title: string;
  body: string;
}

const LINES_MAX = 3;

/** null: nothing is left to tell. The newest is the last. */
export function noticeText(facts: readonly NoticeFacts[], hidden: boolean, w: DesktopWords): NoticeText | null {
  const [first] = facts;
  if (!first) return null;
  if (hidden) return { title: w.newMail(facts.length), body: '' };
  if (facts.length === 1) {
    const where = [first.watched && w.watched, folderOf(facts, w), first.accountTitle].filter(Boolean).join(' · ');
    return { title: authorOf(first, w), body: [first.subject || w.noSubject, where].filter(Boolean).join('\n') };
  }
  const folder = folderOf(facts, w);
  const accounts = new Set(facts.map(({ accountId }) => accountId));
  const count = w.newMail(facts.length);
  const title = [folder ? w.in(count, folder) : count, accounts.size === 1 && first.accountTitle]
    .filter(Boolean)
    .join(' · ');
  return { title, body: accounts.size > 1 ? byAccount(facts, w) : newestOf(facts, w) };
}

/** Of all of them; '' where there are several. */
function folderOf(facts: readonly NoticeFacts[], w: DesktopWords): string {
  const [first] = facts;
  if (!first || new Set(facts.map(({ mailbox }) => mailbox.id)).size > 1) return '';
  return first.mailbox.role ? w.roles[first.mailbox.role] : first.mailbox.name;
}

function byAccount(facts: readonly NoticeFacts[], w: DesktopWords): string {
  const counts = new Map<string, number>();
  for (const { accountTitle } of facts) counts.set(accountTitle, (counts.get(accountTitle) ?? 0) + 1);
  return [...counts].map(([account, count]) => w.ofAccount(account, count)).join('\n');
}

function newestOf(facts: readonly NoticeFacts[], w: DesktopWords): string {
  const lines = facts
    .toReversed()
    .slice(0, LINES_MAX)
    .map((one) => w.from(authorOf(one, w), one.subject || w.noSubject));
  const left = facts.length - lines.length;
  return [...lines, ...(left > 0 ? [w.more(left)] : [])].join('\n');
}

function authorOf({ from }: NoticeFacts, w: DesktopWords): string {
  return displayName(from) || w.noAuthor;
}
