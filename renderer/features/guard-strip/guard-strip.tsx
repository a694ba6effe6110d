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

/** What the composer can do at a click. The others are said by the sentence alone. */
function canBeDone({ kind }: Fix): boolean {
  return kind === 'setRecipients' || kind === 'allowHousehold';
}

interface GuardStripProps {
  findings: readonly Finding[];
  people: FactsByAddress;
  onFix(fix: Fix): void;
  /** Amber and notes only: not shown again for the same addresses. Left out: nothing can be ignored. */
  onIgnore?: ((finding: Finding) => void) | undefined;
  /** Opens the coach; offered where a field shows an address that another would hide. */
  onUnderstand?: () => void;
}

export function GuardStrip({ findings, people, onFix, onIgnore, onUnderstand }: GuardStripProps) {
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
    </section>
  );
}

function FindingLine({
  finding,
  people,
  onFix,
  onIgnore,
}: { finding: Finding } & Omit<GuardStripProps, 'findings' | 'onUnderstand'>) {
  const w = useWords(words);
  const fixLabel = useFixLabel();
  const toSentence = useFindingSentence();
  return (
    <div className={`finding finding-${finding.severity}`}>
      <Icon name={ICONS[finding.severity]} />
      <div className="finding-words">
        <strong className="finding-level">{w[finding.severity]}</strong>
        <FindingText finding={finding} people={people} />
      </div>
      <div className="finding-fixes">
        {finding.fixes.filter(canBeDone).map((fix) => (
          <Button key={fix.kind === 'setRecipients' ? fix.label : fix.kind} onClick={() => onFix(fix)}>
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
