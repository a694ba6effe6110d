// « J'ai montré des adresses »: what a sent message showed to whom, and the two messages to be written now. Each opens in a
// composer; nothing is sent from here.
import type { AccountId, MessageId } from '../../../shared/domain/ids.ts';
import type { MessageDetail } from '../../../shared/domain/message.ts';
import type { AfterTheFact, Shown } from '../../../shared/guard/after-the-fact.ts';
import { lettersAfter } from '../../../shared/guard/index.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useFormats, useLanguage, useWords } from '../../i18n/index.ts';
import { useAccounts } from '../../state/accounts.ts';
import { usePolicyReport } from '../../state/policies.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { composeLetter } from '../composer/index.ts';
import { type FactsByAddress, useFacts } from '../people/index.ts';
import { words } from './words.ts';
import './after-the-fact.css';

export function AddressesShownDialog({ messageId, onClose }: { messageId: MessageId; onClose(): void }) {
  const w = useWords(words);
  const { data: detail } = useEngineQuery(['message', messageId], (signal) =>
    engine.messages.detail({ messageId }, signal),
  );
  const { data: report } = useEngineQuery(['outbox', 'shown', messageId], (signal) =>
    engine.outbox.shown({ messageId }, signal),
  );
  if (detail && report) return <Report {...{ detail, report, onClose }} />;
  return (
    <Dialog title={w.title} size="medium" onClose={onClose} foot={<Button onClick={onClose}>{w.close}</Button>}>
      <p role="status">{report === null ? w.nothing : w.reading}</p>
    </Dialog>
  );
}

interface ReportProps {
  detail: MessageDetail;
  report: AfterTheFact;
  onClose(): void;
}

function Report({ detail, report, onClose }: ReportProps) {
  const w = useWords(words);
  const formats = useFormats();
  const officer = usePolicyReport()?.policies.dataProtectionOfficer ?? null;
  const letters = useLetters(detail, report);
  const { facts } = useFacts([...new Set([...report.families, ...report.readers])]);
  const accountId: AccountId = detail.row.accountId;

  function writeToOfficer(): void {
    const to = officer === null ? [] : [{ kind: 'address' as const, address: { name: null, address: officer } }];
    void composeLetter({ ...letters.toOfficer, to, bcc: [], accountId });
  }
  const foot = (
    <>
      <Button onClick={onClose}>{w.close}</Button>
      <Button onClick={() => void composeLetter({ ...letters.apology, ...report.apologyTo, accountId })}>
        {w.writeFamilies}
      </Button>
      <Button variant="primary" onClick={writeToOfficer}>
        {w.writeOfficer}
      </Button>
    </>
  );
  return (
    <Dialog title={w.title} size="medium" onClose={onClose} foot={foot}>
      <div className="after-the-fact">
        <p>{w.calm}</p>
        <h3>{w.shown}</h3>
        {report.shown.map((shown) => (
          <ShownInPlace key={`${shown.surface} ${shown.addresses.join(' ')}`} shown={shown} people={facts} />
        ))}
        <h3>{w.now}</h3>
        <p>{w.officer}</p>
        <p>{w.deadline(formats.fullDate(report.reportBeforeAt))}</p>
        {officer === null && <p className="field-hint">{w.officerUnknown}</p>}
      </div>
    </Dialog>
  );
}

function useLetters(detail: MessageDetail, report: AfterTheFact): ReturnType<typeof lettersAfter> {
  const formats = useFormats();
  const language = useLanguage();
  const identities = useAccounts()?.find(({ id }) => id === detail.row.accountId)?.identities ?? [];
  const signs = identities[0];
  const facts = {
    subject: detail.row.subject,
    sentOn: formats.fullDate(detail.row.dateAt),
    noticedOn: formats.fullDate(Date.now()),
    reportBefore: formats.fullDate(report.reportBeforeAt),
    // The draft brings the signature where there is one.
    signedBy: signs && signs.signatureHtml.trim() === '' ? signs.name : '',
  };
  return lettersAfter(report, facts, language);
}

function ShownInPlace({ shown, people }: { shown: Shown; people: FactsByAddress }) {
  const w = useWords(words);
  const { surface, addresses, readers } = shown;
  return (
    <details>
      <summary>{w.inPlace(w[surface], addresses.length, readers.length)}</summary>
      <dl>
        <dt>{w.whose}</dt>
        <dd>{named(addresses, people)}</dd>
        <dt>{w.whom}</dt>
        <dd>{named(readers, people)}</dd>
      </dl>
    </details>
  );
}

function named(addresses: readonly string[], people: FactsByAddress): string {
  return addresses.map((address) => people.get(address)?.name ?? address).join(', ');
}
