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
  expect(userOf(FILLED, 'outgoing')).toBe('claire.martin');
  const typed = { ...FILLED, incoming: { ...FILLED.incoming, user: 'cmartin', port: '1143' } };
  expect(portOf(typed, 'incoming')).toBe('1143');
  expect(userOf(typed, 'outgoing')).toBe('cmartin');
});

test('a filled form is an account that the engine takes', () => {
  expect(formErrors(FILLED).size).toBe(0);
  expect(NewAccount.parse(newAccountOf(FILLED))).toMatchObject({
    address: 'claire.martin@ac-demo.example',
    incoming: { port: 993, security: 'tls', userName: 'claire.martin' },
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
