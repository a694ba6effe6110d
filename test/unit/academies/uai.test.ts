import { describe, expect, it } from 'vitest';
import { readUai, uaiOfMailbox } from '../../../shared/academies/uai.ts';

describe('the code of a school', () => {
  it.each(['0921778H', '0850024P', '0260969M', '9830003L', '9840482b'])('%s ends with the letter it should', (text) => {
    expect(readUai(text)).toEqual({ code: text.toUpperCase(), rightLetter: null });
  });

  it('with another letter is told which one its digits ask for', () => {
    expect(readUai('0921778J')).toEqual({ code: '0921778J', rightLetter: 'H' });
    // Letters that no code has, as they look like 1 and 0.
    expect(readUai('0921778O')).toEqual({ code: '0921778O', rightLetter: 'H' });
  });

  it.each(['', '092177H', '09217788', '0921778HH', 'dsden73'])('is not read from « %s »', (text) => {
    expect(readUai(text)).toBeNull();
  });

  it('is read from the school’s mailbox, in small letters or capitals', () => {
    expect(uaiOfMailbox('ce.9830003l')).toEqual({ code: '9830003L', rightLetter: null });
    expect(uaiOfMailbox('CE.9830003M')).toEqual({ code: '9830003M', rightLetter: 'L' });
    expect(uaiOfMailbox('ce.dsden73-mouvement')).toBeNull();
    expect(uaiOfMailbox('camille.durand')).toBeNull();
  });
});
