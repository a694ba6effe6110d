// The strip between the address fields and the body: one line per finding, worst first, with the click that mends
// it. Red, amber and note differ by icon and word first. A red finding cannot be waved away here: its fix is the
// composer's main button, and sending as is asks for a reason (override-dialog.tsx).
import type { Finding, Fix, Severity } from '../../../shared/guard/index.ts';
import { useWords } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import type { FactsByAddress } from '../people/index.ts';
import { FindingText, useFindingSentence } from './finding-text.tsx';
import { useFixLabel } from './fix-label.ts';
import { words } from './words.ts';
import './guard-strip.css';

const ICONS = { red: 'shield', amber: 'warning', note: 'info' } as const satisfies Record<Severity, IconName>;

/** Asked before anything is composed, or done elsewhere: here the sentence alone says it. */
const NOT_HERE: readonly Fix['kind'][] = ['replyToSenderOnly', 'replyAllFamiliesInBcc', 'forwardMasked'];

interface GuardStripProps {
  findings: readonly Finding[];
  people: FactsByAddress;
  onFix(step: { fix: Fix; finding: Finding }): void;
  /** Amber and notes only: not shown again for the same addresses. Left out: nothing can be ignored. */
  onIgnore?: ((finding: Finding) => void) | undefined;
  /** How many findings are ignored, and how to show them again. */
  ignored?: { count: number; recall(): void };
  /** Opens the coach; offered where a field shows an address that another would hide. */
  onUnderstand?: () => void;
}

/** Brings the first red finding under the eyes, and under the focus. */
export function showRed(): void {
  const first = document.querySelector<HTMLElement>('.finding-red');
  first?.scrollIntoView({ block: 'nearest' });
  (first?.querySelector<HTMLElement>('button') ?? first)?.focus();
}

export function GuardStrip({ findings, people, onFix, onIgnore, ignored, onUnderstand }: GuardStripProps) {
  const w = useWords(words);
  const teaches = findings.some(({ severity, surface }) => severity !== 'note' && surface === 'S1');
  return (
    // Always there, so that a screen reader hears what appears in it.
    <section className="guard-strip" aria-label={w.strip} aria-live="polite">
      {findings.map((finding) => (
        <FindingLine key={finding.key} finding={finding} people={people} onFix={onFix} onIgnore={onIgnore} />
      ))}
      {teaches && onUnderstand && (
        <Button variant="quiet" icon="info" className="guard-understand" onClick={onUnderstand}>
          {w.understand}
        </Button>
      )}
      {ignored && ignored.count > 0 && (
        <Button variant="quiet" icon="info" className="findings-ignored" onClick={ignored.recall}>
          {w.recall(ignored.count)}
        </Button>
      )}
    </section>
  );
}

type FindingLineProps = { finding: Finding } & Pick<GuardStripProps, 'people' | 'onFix' | 'onIgnore'>;

function FindingLine({ finding, people, onFix, onIgnore }: FindingLineProps) {
  const w = useWords(words);
  const fixLabel = useFixLabel();
  const toSentence = useFindingSentence();
  return (
    <div className={`finding finding-${finding.severity}`} tabIndex={-1}>
      <Icon name={ICONS[finding.severity]} />
      <div className="finding-words">
        <strong className="finding-level">{w[finding.severity]}</strong>
        <FindingText finding={finding} people={people} />
      </div>
      <div className="finding-fixes">
        {finding.fixes
          .filter(({ kind }) => !NOT_HERE.includes(kind))
          .map((fix) => (
            <Button key={fix.kind === 'setRecipients' ? fix.label : fix.kind} onClick={() => onFix({ fix, finding })}>
              {fixLabel(fix, finding, people)}
            </Button>
          ))}
      </div>
      {finding.severity !== 'red' && onIgnore && (
        <IconButton icon="close" label={w.ignoreLabel(toSentence(finding, people))} onClick={() => onIgnore(finding)} />
      )}
    </div>
  );
}
