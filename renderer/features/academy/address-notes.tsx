// Below the address: the académie by its name, what is particular about the mailbox, and a typo in the domain with the
// address that was probably meant. Says, never corrects; nothing is asked of the network.
import { proposedAddress } from '../../../shared/academies/propose-address.ts';
import { academyFor, type Recognised } from '../../../shared/academies/recognise.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { academyWords } from './words.ts';
import './academy.css';

interface AddressNotesProps {
  /** As it is typed. */
  address: string;
  /** The person left the field: half an address looks like a typo of many. */
  settled: boolean;
  onCorrect(address: string): void;
}

export function AddressNotes({ address, settled, onCorrect }: AddressNotesProps) {
  const w = useWords(academyWords);
  const recognised = academyFor(address);
  const meant = settled && !recognised ? proposedAddress(address) : null;
  return (
    <div className="academy-notes" role="status">
      {recognised && (
        <p className="academy-name">
          <Icon name={recognised.mailbox === 'person' ? 'check' : 'people'} />
          {recognised.mailbox === 'person' ? recognised.name : w[recognised.mailbox](recognised.name)}
        </p>
      )}
      {recognised && <Particulars recognised={recognised} settled={settled} />}
      {meant && (
        <p className="academy-meant">
          <span>{w.meant(meant)}</span>
          <Button onClick={() => onCorrect(meant)}>{w.correct}</Button>
        </p>
      )}
    </div>
  );
}

function Particulars({ recognised, settled }: { recognised: Recognised; settled: boolean }) {
  const w = useWords(academyWords);
  const { relation, nationalService, uai } = recognised;
  const national = { is: w.national, migrated: w.national, likely: w.nationalLikely, unknown: null }[nationalService];
  const notes = [
    relation === 'pupils' && w.pupils,
    relation === 'apart' && w.apart,
    relation === 'own' && national,
    settled && uai?.rightLetter && w.wrongLetter(uai.code, uai.rightLetter),
  ];
  return notes.map(
    (note) =>
      note && (
        <p key={note} className="field-hint">
          {note}
        </p>
      ),
  );
}
