// « Notifications et temps de repos » of one account: whether and which folders are told of, and when nobody is.
import type { Account } from '../../../shared/domain/account.ts';
import type { Mailbox } from '../../../shared/domain/mailbox.ts';
import type { AccountNotices } from '../../../shared/domain/notice.ts';
import { engine } from '../../engine/engine.ts';
import { queryClient, useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { useMailboxes } from '../../state/mailboxes.ts';
import { CheckField } from '../../ui/field.tsx';
import { useMailboxTitle } from '../../ui/mailbox-title.ts';
import { sayFailure } from '../problems/index.ts';
import { QuietRulesFields } from './quiet-rules.tsx';
import { noticeWords } from './words.ts';
import './notices.css';

export function AccountNoticeSettings({ account: { id: accountId, protocol } }: { account: Account }) {
  const w = useWords(noticeWords);
  const key = ['notices', 'of', accountId] as const;
  const { data: notices } = useEngineQuery(key, (signal) => engine.notices.ofAccount({ accountId }, signal));
  if (!notices || protocol === 'local') return null;
  // Shown at once, as a box that is ticked late looks broken.
  const show = (shown: AccountNotices) => queryClient.setQueryData<AccountNotices>(key, shown);
  const save = (patch: Partial<AccountNotices>) => {
    show({ ...notices, ...patch });
    void engine.notices.setAccount({ accountId, patch }).then(show, sayFailure);
  };
  return (
    <section className="notice-account" aria-label={w.ofAccount}>
      <h3>{w.ofAccount}</h3>
      <CheckField label={w.notify} checked={notices.notify} onChange={(notify) => save({ notify })} />
      {notices.notify && <Folders accountId={accountId} notices={notices} onSave={save} />}
      <QuietRulesFields rules={notices.quiet} onChange={(quiet) => save({ quiet })} />
    </section>
  );
}

interface FoldersProps {
  accountId: Account['id'];
  notices: AccountNotices;
  onSave(patch: Partial<AccountNotices>): void;
}

const NEVER: readonly (Mailbox['role'] | undefined)[] = ['junk', 'trash', 'sent', 'drafts'];

function Folders({ accountId, notices: { mailboxes: chosen }, onSave }: FoldersProps) {
  const w = useWords(noticeWords);
  const title = useMailboxTitle();
  const mailboxes = useMailboxes()?.filter(
    (one) => one.accountId === accountId && one.selectable && !NEVER.includes(one.role),
  );
  if (!mailboxes || mailboxes.length < 2) return null;
  const isTold = ({ id, role }: Mailbox) =>
    chosen.find(({ mailboxId }) => mailboxId === id)?.notify ?? role === 'inbox';
  const choose = (mailboxId: Mailbox['id'], notify: boolean) =>
    onSave({ mailboxes: [...chosen.filter((one) => one.mailboxId !== mailboxId), { mailboxId, notify }] });
  return (
    <details className="notice-folders">
      <summary>{w.folders}</summary>
      <ul>
        {mailboxes.map((mailbox) => (
          <li key={mailbox.id}>
            <CheckField
              label={title(mailbox)}
              checked={isTold(mailbox)}
              onChange={(notify) => choose(mailbox.id, notify)}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
