// The mark of an account: its initial on its colour. An ornament beside the account's name, or with it as a label where
// the name does not stand there: a colour alone would tell nothing to many.
import type { AccountColour } from '../../shared/domain/account-colour.ts';
import './account-mark.css';

interface AccountMarkProps {
  colour: AccountColour;
  title: string;
  /** Said and shown as a tooltip, where the title does not stand beside it. */
  alone?: boolean;
}

export function AccountMark({ colour, title, alone = false }: AccountMarkProps) {
  return (
    <span
      className="account-mark"
      data-colour={colour}
      {...(alone ? { role: 'img', 'aria-label': title, title } : { 'aria-hidden': true })}
    >
      {initialOf(title)}
    </span>
  );
}

/** Of the word that tells: « É » of « École Jean Moulin », « P » of « Académie de Poitiers ». */
export function initialOf(title: string): string {
  const telling = title.replace(/^(académie|établissement|mairie|collège|lycée)\s+(de la |de |du |des |d[’'])?/i, '');
  return (/[\p{L}\p{N}]/u.exec(telling) ?? /[\p{L}\p{N}]/u.exec(title) ?? ['?'])[0].toLocaleUpperCase();
}
