// The composer: actions, address fields, the guard's strip, body, attachments. It puts the parts together; each part
// keeps its own rules (use-draft, use-attachments, use-send, guard-strip, editor/).
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import type { Draft } from '../../../shared/domain/draft.ts';
import type { Identity } from '../../../shared/domain/identity.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import { type Dismissal, dismissalOf, type Finding } from '../../../shared/guard/index.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { showOverlay } from '../../state/view.ts';
import { GuardStrip, showRed, useRedChoice } from '../guard-strip/index.ts';
import { SeparateSending } from '../mailing/index.ts';
import { ActionBar } from './action-bar.tsx';
import { AttachmentBar } from './attachment-bar.tsx';
import { Body } from './body.tsx';
import { HeaderFields } from './header-fields.tsx';
import { MorningOffer } from './morning-offer.tsx';
import { PortionsNotice } from './portions-notice.tsx';
import { ReceiptNotice } from './receipt-notice.tsx';
import { SendQuestionDialog } from './send-questions-dialog.tsx';
import { useAttachments } from './use-attachments.ts';
import { useClosing } from './use-closing.ts';
import { useDraft } from './use-draft.ts';
import { useFileDrop } from './use-file-drop.ts';
import { useFixes } from './use-fixes.ts';
import { useForecast } from './use-forecast.ts';
import { useGuard } from './use-guard.ts';
import { useMarks } from './use-marks.ts';
import { useSend } from './use-send.ts';
import { useSignatures } from './use-signatures.ts';
import { useTold } from './use-told.ts';
import { useWriter } from './use-writer.ts';
import { words } from './words.ts';

interface ComposerProps {
  draft: Draft;
  /** Those that can send. */
  accounts: readonly Account[];
  settings: Settings;
}

export function Composer({ draft, accounts, settings }: ComposerProps) {
  const w = useWords(words);
  const open = useDraft(draft);
  const { fields, change } = open;
  const attachments = useAttachments(draft, open);
  const { data: groups = [] } = useEngineQuery(['contacts', 'groups'], (signal) =>
    engine.contacts.groups(undefined, signal),
  );
  const own = useWriter(accounts, fields.identityId, change);
  const [ignored, setIgnored] = useState<readonly Dismissal[]>([]);
  const told = useTold(settings);
  const letPass = useMemo(() => [...told.dismissals, ...ignored], [told, ignored]);
  const guard = useGuard({ draft, open, own, accounts, groups, ignored: letPass, attachments: attachments.list });
  const { people, typed } = guard;
  useMarks(guard.findings, people, open);
  const signatures = useSignatures(accounts);
  const closing = useClosing(draft, open);
  const fixes = useFixes({ draft, open, attachments, accounts, guard, onIdentity: changeIdentity });
  const sending = useSend({ draft, open, attachments, guard, fixes, onDone });
  const shown = useMemo(() => merged(guard.findings, sending.held), [guard.findings, sending.held]);
  const red = shown.filter(({ severity }) => severity === 'red');
  const choice = useRedChoice(red, sending.held.length > 0 ? null : guard.steps, people);
  const { setBody, bodyChanged } = open;
  const written = useMemo(
    () => ({
      setBody,
      bodyChanged() {
        bodyChanged();
        typed();
      },
    }),
    [setBody, bodyChanged, typed],
  );
  const forecast = useForecast(draft.id, open, attachments.list);
  const dropping = useFileDrop((files) => void attachments.add(files));

  useSendShortcut(() => {
    if (choice && !choice.safe) showRed();
    else sending.send('now', choice?.safe?.label ?? null);
  });
  useEffect(() => {
    document.title = (!settings.projecting && fields.subject.trim()) || w.newMessage;
  }, [fields.subject, settings.projecting, w]);

  function onDone(): void {
    told.tell(guard.findings);
    closing.done();
  }
  function changeIdentity(identity: Identity): void {
    change({ identityId: identity.id });
    open.body()?.setSignature(identity);
  }

  return (
    <div className="composer-window">
      <main className={`composer ${dropping ? 'composer-dropping' : ''}`} data-drop={w.dropHere}>
        <h1 className="spoken">{fields.subject.trim() || w.newMessage}</h1>
        <ActionBar draftId={draft.id} {...{ open, attachments, sending, closing, people, choice }} findings={shown} />
        <MorningOffer
          {...{ accounts, settings }}
          identityId={fields.identityId}
          disabled={sending.busy}
          onSend={(at) => sending.send(at, choice?.safe?.label ?? null)}
        />
        <HeaderFields
          {...{ open, accounts, groups, people }}
          focusFirst={draft.to.length === 0}
          onIdentity={changeIdentity}
        />
        <GuardStrip
          findings={shown}
          people={people}
          onFix={fixes.apply}
          onIgnore={(finding) => {
            told.tell([finding]);
            setIgnored((before) => [...before, dismissalOf(finding)]);
          }}
          onUnderstand={() => showOverlay({ kind: 'coach' })}
          ignored={{ count: ignored.length, recall: () => setIgnored([]) }}
        />
        <Body {...{ draft, attachments, settings, signatures }} open={written} autoFocus={draft.to.length > 0} />
        {open.elsewhere && (
          <p role="status" className="composer-notice">
            {w.changedElsewhere}
          </p>
        )}
        <AttachmentBar draftId={draft.id} attachments={attachments} forecast={forecast} />
        <PortionsNotice forecast={forecast} />
        {fields.readReceipt && <ReceiptNotice />}
        <SeparateSending
          draftId={draft.id}
          save={open.saver.flush}
          onStarted={() => {
            open.saver.stop();
            closing.done();
            void shell.closeWindow();
          }}
        />
        {sending.question && (
          <SendQuestionDialog question={sending.question} onGoOn={sending.goOn} onGoBack={sending.goBack} />
        )}
      </main>
    </div>
  );
}

/**
 * Ctrl+Entrée from anywhere in the window, also where nothing has the focus; caught before an editor makes a line
 * break.
 */
function useSendShortcut(onSend: () => void): void {
  const send = useRef(onSend);
  send.current = onSend;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      if (document.querySelector('dialog[open]')) return;
      // What is half typed in an address field becomes a recipient when the field is left.
      const focused = document.activeElement;
      if (focused instanceof HTMLInputElement) focused.blur();
      send.current();
      // Unless what came of it has taken the focus.
      if (focused instanceof HTMLInputElement && document.activeElement === document.body) focused.focus();
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, []);
}

/** The live findings, and those held by the engine that the window did not see. */
function merged(live: readonly Finding[], held: readonly Finding[]): readonly Finding[] {
  const keys = new Set(live.map(({ key }) => key));
  return [...live, ...held.filter(({ key }) => !keys.has(key))];
}
