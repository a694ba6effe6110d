// « Envoyer séparément » before it leaves: who gets which message, what is not known of whom and what stands there
// instead, and each message as it would be read, from its very bytes. The engine makes all of it of the draft as saved.
import { useEffect, useState } from 'react';
import { FIELD_NAMES, FIELD_SPELLINGS, type FieldName } from '../../../shared/compose/fields.ts';
import type { DraftId } from '../../../shared/domain/ids.ts';
import { FieldFallbacks, type MailingPlan } from '../../../shared/domain/mailing.ts';
import type { OverrideReason } from '../../../shared/domain/override.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { dismissalOf, type Finding } from '../../../shared/guard/index.ts';
import { engine } from '../../engine/engine.ts';
import { useFormats, useLanguage, useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { sayFailure } from '../problems/index.ts';
import { HeldLetters } from './held-letters.tsx';
import { LetterList } from './letter-list.tsx';
import { LetterPreviewPane } from './letter-preview.tsx';
import { stopAskingSeparately, useSeparately } from './separately.ts';
import { words } from './words.ts';
import './mailing.css';

interface SeparateSendingProps {
  draftId: DraftId;
  /** The engine has the draft as it stands. */
  save(): Promise<void>;
  /** All of it is in the outbox: the draft is no longer to be edited. */
  onStarted(): void;
}

/** Shown when it is asked for. */
export function SeparateSending(props: SeparateSendingProps) {
  const { asked } = useSeparately();
  return asked ? <SeparateDialog {...props} /> : null;
}

function SeparateDialog({ draftId, save, onStarted }: SeparateSendingProps) {
  const w = useWords(words);
  const [plan, setPlan] = useState<MailingPlan | null>(null);
  const [fallbacks, setFallbacks] = useState(() => fallbacksOf(w.fallback));
  const [position, setPosition] = useState(0);
  const { start, busy, held } = useStart(draftId, fallbacks, onStarted);
  // Once, for what is open behind the dialog does not change meanwhile.
  useEffect(() => {
    save()
      .then(() => engine.mailings.plan({ draftId }))
      .then((made) => (made ? setPlan(made) : stopAskingSeparately()))
      .catch(sayFailure);
  }, [draftId, save]);
  const count = plan?.letters.length ?? 0;
  const foot = (
    <>
      <Button onClick={stopAskingSeparately}>{w.cancel}</Button>
      {held.length === 0 && (
        <Button variant="primary" icon="sent" disabled={busy || count === 0} onClick={() => start([], '')}>
          {busy ? w.sending : w.send(count)}
        </Button>
      )}
    </>
  );
  return (
    <Dialog title={w.title} size="large" onClose={stopAskingSeparately} foot={foot}>
      {plan && (
        <div className="separate">
          <Notes plan={plan} />
          <Fallbacks plan={plan} values={fallbacks} onChange={setFallbacks} />
          {held.length > 0 && <HeldLetters findings={held} onSend={(reason) => start(held, reason)} />}
          {count > 0 && (
            <div className="separate-letters">
              <LetterList letters={plan.letters} position={position} onMove={setPosition} />
              <LetterPreviewPane draftId={draftId} position={position} fallbacks={fallbacks} count={count} />
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
}

function fallbacksOf(say: (name: FieldName) => string): FieldFallbacks {
  return FieldFallbacks.parse(Object.fromEntries(FIELD_NAMES.map((name) => [name, say(name)])));
}

function useStart(draftId: DraftId, fallbacks: FieldFallbacks, onStarted: () => void) {
  const [busy, setBusy] = useState(false);
  const [held, setHeld] = useState<readonly Finding[]>([]);
  async function start(letPass: readonly Finding[], reason: OverrideReason): Promise<void> {
    setBusy(true);
    try {
      const dismissed = letPass.map((one) => ({ ...dismissalOf(one), reason }));
      const answer = await engine.mailings.start({ draftId, fallbacks, when: 'now', dismissed });
      setHeld(answer.held);
      if (answer.mailingId === null) return;
      stopAskingSeparately();
      onStarted();
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      sayFailure(error);
    } finally {
      setBusy(false);
    }
  }
  return { busy, held, start: (letPass: readonly Finding[], reason: OverrideReason) => void start(letPass, reason) };
}

function Notes({ plan }: { plan: MailingPlan }) {
  const w = useWords(words);
  const formats = useFormats();
  const language = useLanguage();
  const spellings = FIELD_SPELLINGS[language];
  const last = plan.portions.at(-1);
  return (
    <div className="separate-notes">
      <p>{plan.letters.length === 0 ? w.nobody : w.intro(plan.letters.length)}</p>
      {plan.fields.length === 0 && (
        <p className="separate-soft">{w.known(FIELD_NAMES.map((name) => spellings[name]))}</p>
      )}
      {plan.unknownFields.length > 0 && (
        <p role="alert" className="separate-warning">
          {w.unknownFields(plan.unknownFields)}
        </p>
      )}
      {last && plan.portions.length > 1 && <p>{w.portions(plan.portions.length, formats.listDate(last.at))}</p>}
      {plan.lightCopies && <p className="separate-soft">{w.lightCopies}</p>}
    </div>
  );
}

interface FallbacksProps {
  plan: MailingPlan;
  values: FieldFallbacks;
  onChange(values: FieldFallbacks): void;
}

/** One text for each field that the address book cannot fill for everybody. */
function Fallbacks({ plan, values, onChange }: FallbacksProps) {
  const w = useWords(words);
  const language = useLanguage();
  const missing = (name: FieldName) => plan.letters.filter(({ unknown }) => unknown.includes(name)).length;
  const asked = plan.fields.filter((name) => missing(name) > 0);
  if (asked.length === 0) return null;
  return (
    <fieldset className="separate-fallbacks">
      <legend>{w.missing}</legend>
      {asked.map((name) => (
        <TextField
          key={name}
          label={w.missingFor(FIELD_SPELLINGS[language][name], missing(name))}
          value={values[name]}
          maxLength={200}
          onChange={(event) => onChange({ ...values, [name]: event.target.value })}
        />
      ))}
    </fieldset>
  );
}
