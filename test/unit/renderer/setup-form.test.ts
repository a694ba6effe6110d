import { expect, test } from 'vitest';
import {
  EMPTY_FORM,
  formErrors,
  newAccountOf,
  portOf,
  type SetupForm,
  userOf,
} from '../../../renderer/features/setup/setup-form.ts';
import { NewAccount } from '../../../shared/domain/account.ts';

const FILLED: SetupForm = {
  ...EMPTY_FORM,
  address: ' claire.martin@ac-demo.example ',
  password: 'secret',
  incoming: { ...EMPTY_FORM.incoming, host: 'imap.ac-demo.example' },
  outgoing: { ...EMPTY_FORM.outgoing, host: 'smtp.ac-demo.example', security: 'starttls' },
};

test('an empty form names what is missing, top to bottom', () => {
  expect([...formErrors(EMPTY_FORM).keys()]).toEqual([
    'address',
    'password',
    'incoming.host',
    'incoming.user',
    'outgoing.host',
    'outgoing.user',
  ]);
});

test('ports follow the security and user names the address, until they are typed', () => {
  expect(portOf(FILLED, 'incoming')).toBe('993');
  expect(portOf(FILLED, 'outgoing')).toBe('587');
  expect(userOf(FILLED, 'outgoing')).toBe('cmartin');
  const typed = { ...FILLED, incoming: { ...FILLED.incoming, user: 'cmartin2', port: '1143' } };
  expect(portOf(typed, 'incoming')).toBe('1143');
  expect(userOf(typed, 'outgoing')).toBe('cmartin2');
});

test('an address is taken without what a paste brings along, and must be one', () => {
  const pasted = { ...FILLED, address: 'Claire Martin\u00a0<Claire.Martin@AC-Amiens.fr>' };
  expect(newAccountOf(pasted)).toMatchObject({ address: 'claire.martin@ac-amiens.fr' });
  expect(formErrors({ ...FILLED, address: 'claire.martin@ac-amiens' }).get('address')).toBe('badAddress');
  expect(formErrors({ ...FILLED, address: '\u00a0' }).get('address')).toBe('missing');
});

test('a filled form is an account that the engine takes', () => {
  expect(formErrors(FILLED).size).toBe(0);
  expect(NewAccount.parse(newAccountOf(FILLED))).toMatchObject({
    address: 'claire.martin@ac-demo.example',
    incoming: { port: 993, security: 'tls', userName: 'cmartin' },
    outgoing: { port: 587, security: 'starttls' },
  });
});

test('no encryption has to be agreed to', () => {
  const plain = { ...FILLED, incoming: { ...FILLED.incoming, security: 'none' as const } };
  expect(formErrors(plain).get('incoming.plainText')).toBe('mustConfirm');
  const agreed = { ...plain, incoming: { ...plain.incoming, plainTextConfirmed: true } };
  expect(formErrors(agreed).size).toBe(0);
});

test('POP3 has ports of its own, and asks what stays on the server', () => {
  const pop3: SetupForm = { ...FILLED, protocol: 'pop3', leaveOnServer: { kind: 'days', days: 14 } };
  expect(portOf(pop3, 'incoming')).toBe('995');
  expect(portOf({ ...pop3, incoming: { ...pop3.incoming, security: 'starttls' } }, 'incoming')).toBe('110');
  expect(NewAccount.parse(newAccountOf(pop3))).toMatchObject({
    protocol: 'pop3',
    leaveOnServer: { kind: 'days', days: 14 },
    incoming: { port: 995 },
  });
});
