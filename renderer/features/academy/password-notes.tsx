// Below the password: that it looks like a NUMEN, which is good for a first time only, and that the national service
// wants another one than the portal's. Advice; no password is refused for it.
import { numenLikeness } from '../../../shared/academies/numen.ts';
import { academyFor } from '../../../shared/academies/recognise.ts';
import { useWords } from '../../i18n/index.ts';
import { ApplicationPasswordSteps } from './application-password-steps.tsx';
import { academyWords } from './words.ts';

interface PasswordNotesProps {
  address: string;
  password: string;
  /** Where the server that was found is known to want one, or not; else by the address. */
  applicationPassword?: boolean;
}

export function PasswordNotes({ address, password, applicationPassword }: PasswordNotesProps) {
  const w = useWords(academyWords);
  const numen = numenLikeness(password);
  const service = academyFor(address)?.nationalService;
  const isNational = applicationPassword ?? (service === 'is' || service === 'migrated');
  return (
    <>
      <div className="academy-notes" role="status">
        {numen === 'capitals' && <p className="field-hint">{w.numen}</p>}
        {numen === 'otherCase' && <p className="field-hint">{w.numenSmall}</p>}
        {isNational && <p className="field-hint">{w.applicationPassword}</p>}
      </div>
      {isNational && <ApplicationPasswordSteps />}
    </>
  );
}
