// The practice: a letter to two families of the trial mailbox. The guard that judges it is the one of the composer;
// the letter exists in this window only, and whether it was right is what its readers would have read.
import { useMemo, useState } from 'react';
import { type Address, displayName } from '../../../shared/domain/address.ts';
import { type Recipient, RecipientField } from '../../../shared/domain/draft.ts';
import { evaluate, type Finding, type Fix, type RecipientFields, withOwnAddress } from '../../../shared/guard/index.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { GuardStrip } from '../guard-strip/index.ts';
import { DrawnLetter, Readers } from './drawn-letter.tsx';
import { CLAIRE, FAMILIES, isFamily, othersRead, PEOPLE, type Placed } from './people.ts';
import { practiceWords } from './practice-words.ts';
import { words } from './words.ts';

const EMPTY: RecipientFields = { to: [], cc: [], bcc: [] };

export interface PracticeProps {
  /** Opens a real composer on the same letter; null outside of the trial mailbox. */
  onForReal: ((recipients: Recipient[], subject: string) => void) | null;
}

export function Practice({ onForReal }: PracticeProps) {
  const w = useWords(practiceWords);
  const subject = useWords(words).bccSubject;
  const [fields, setFields] = useState(EMPTY);
  const [sent, setSent] = useState<Placed | null>(null);
  const findings = useMemo(() => judge(fields), [fields]);
  const placed = FAMILIES.every(({ address }) => fieldOf(fields, address) !== null);
  const red = findings.some(({ severity }) => severity === 'red');
  const applyFix = ({ fix }: { fix: Fix }) => fix.kind === 'setRecipients' && setFields(fix.recipients);
  return (
    <>
      <p className="coach-text">{w.task}</p>
      <p className="field-hint">
        <Icon name="inbox" /> {w.nothingLeaves}
      </p>
      {sent ? (
        <Outcome
          letter={sent}
          onAgain={() => {
            setFields(EMPTY);
            setSent(null);
          }}
          onForReal={onForReal}
        />
      ) : (
        <>
          <Places fields={fields} onChange={setFields} />
          <DrawnLetter letter={drawn(fields)} subject={subject} />
          <GuardStrip findings={findings} people={PEOPLE} onFix={applyFix} />
          <div className="coach-send">
            <Button
              variant={red ? 'plain' : 'primary'}
              icon="sent"
              aria-disabled={!placed}
              onClick={() => placed && setSent(drawn(withOwnAddress(fields, CLAIRE.address)))}
            >
              {red ? w.sendAnyway : w.send}
            </Button>
            {!placed && <span className="field-hint">{w.placeAll}</span>}
          </div>
        </>
      )}
    </>
  );
}

/** One choice for each family, as a group of radio buttons. */
function Places({ fields, onChange }: { fields: RecipientFields; onChange(fields: RecipientFields): void }) {
  const w = useWords(practiceWords);
  const labels = useWords(words);
  return (
    <div className="coach-places">
      {FAMILIES.map((family) => (
        <fieldset key={family.address} className="coach-place">
          <legend>{w.whereTo(displayName(family))}</legend>
          {RecipientField.options.map((field) => (
            <label key={field}>
              <input
                type="radio"
                name={family.address}
                checked={fieldOf(fields, family.address) === field}
                onChange={() => onChange(put(fields, family, field))}
              />
              {labels[field]}
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}

function Outcome({ letter, onAgain, onForReal }: { letter: Placed; onAgain(): void } & PracticeProps) {
  const w = useWords(practiceWords);
  const subject = useWords(words).bccSubject;
  const right = FAMILIES.every((reader) => othersRead(letter, reader).filter(isFamily).length === 0);
  return (
    <>
      <p role="status" className={right ? 'coach-verdict coach-right' : 'coach-verdict coach-wrong'}>
        <Icon name={right ? 'check' : 'warning'} /> {right ? w.right : w.wrong}
      </p>
      <Readers letter={letter} />
      <div className="coach-send">
        <Button icon="undo" onClick={onAgain}>
          {w.again}
        </Button>
        {onForReal && (
          <>
            <Button icon="compose" onClick={() => onForReal(FAMILIES.map(asRecipient), subject)}>
              {w.forReal}
            </Button>
            <span className="field-hint">{w.forRealHint}</span>
          </>
        )}
      </div>
    </>
  );
}

function judge(recipients: RecipientFields): Finding[] {
  return evaluate({ recipients, ownAddress: CLAIRE.address, people: PEOPLE, groups: [], nowAt: 0 });
}

function put(fields: RecipientFields, person: Address, to: RecipientField): RecipientFields {
  const without = (list: readonly Recipient[]) =>
    list.filter((one) => one.kind !== 'address' || one.address.address !== person.address);
  const rest = { to: without(fields.to), cc: without(fields.cc), bcc: without(fields.bcc) };
  return { ...rest, [to]: [...rest[to], asRecipient(person)] };
}

function asRecipient(address: Address): Recipient {
  return { kind: 'address', address };
}

function fieldOf(fields: RecipientFields, address: string): RecipientField | null {
  return (
    RecipientField.options.find((field) => addresses(fields[field]).some((one) => one.address === address)) ?? null
  );
}

function drawn({ to, cc, bcc }: RecipientFields): Placed {
  return { to: addresses(to), cc: addresses(cc), bcc: addresses(bcc) };
}

/** The guard's fixes know the author by address only. */
function addresses(recipients: readonly Recipient[]): Address[] {
  return recipients.flatMap((recipient) => {
    if (recipient.kind === 'group') return [];
    return recipient.address.address === CLAIRE.address ? [CLAIRE] : [recipient.address];
  });
}
