// The state of the set-up form: pure. What follows from something else (the port from the security, the user name
// from the address) follows until the person types it.
import type { z } from 'zod';
import { readAddress } from '../../../shared/academies/read-address.ts';
import { proposedUserName } from '../../../shared/academies/user-name.ts';
import {
  DEFAULT_LEAVE_ON_SERVER,
  type LeaveOnServer,
  type NewAccount,
  type Security,
  type SetupSide,
} from '../../../shared/domain/account.ts';
import type { OfferedAccount } from '../../../shared/domain/transfer.ts';

export interface ServerForm {
  host: string;
  /** null: the usual one for the protocol and the security. */
  port: string | null;
  security: Security;
  /** null: follows. */
  user: string | null;
  plainTextConfirmed: boolean;
}

export interface SetupForm {
  name: string;
  address: string;
  password: string;
  protocol: 'imap' | 'pop3';
  /** Asked for with POP3 only. */
  leaveOnServer: LeaveOnServer;
  incoming: ServerForm;
  outgoing: ServerForm;
}

const SERVER: ServerForm = { host: '', port: null, security: 'tls', user: null, plainTextConfirmed: false };

export const EMPTY_FORM: SetupForm = {
  name: '',
  address: '',
  password: '',
  protocol: 'imap',
  leaveOnServer: DEFAULT_LEAVE_ON_SERVER,
  incoming: SERVER,
  outgoing: SERVER,
};

const USUAL_PORT: Record<'imap' | 'pop3' | 'smtp', Record<Security, number>> = {
  imap: { tls: 993, starttls: 143, none: 143 },
  pop3: { tls: 995, starttls: 110, none: 110 },
  smtp: { tls: 465, starttls: 587, none: 25 },
};

export function portOf(form: SetupForm, side: SetupSide): string {
  const { port, security } = form[side];
  return port ?? String(USUAL_PORT[side === 'outgoing' ? 'smtp' : form.protocol][security]);
}

/** Without what a paste brings along; as it is typed where it is no address. */
export function addressOf(form: SetupForm): string {
  const read = readAddress(form.address);
  return read.kind === 'address' ? read.address : form.address.trim();
}

/** The incoming user name is taken from address and name, the outgoing one from the incoming. */
export function userOf(form: SetupForm, side: SetupSide): string {
  const own = form[side].user;
  if (own !== null) return own;
  return side === 'outgoing'
    ? userOf(form, 'incoming')
    : proposedUserName({ address: addressOf(form), name: form.name });
}

export type FieldName = 'address' | 'password' | `${SetupSide}.${'host' | 'port' | 'user' | 'plainText'}`;
export type FormError = 'missing' | 'badAddress' | 'badPort' | 'mustConfirm';

/** What a part of the form is given. */
export interface FieldsProps {
  form: SetupForm;
  onChange(form: SetupForm): void;
  /** In words, once the form was tried. */
  errorOf(field: FieldName): string | undefined;
}

/** What keeps the form from being sent, field by field, top to bottom. */
export function formErrors(form: SetupForm): Map<FieldName, FormError> {
  const errors = new Map<FieldName, FormError>();
  const { kind } = readAddress(form.address);
  if (kind !== 'address') errors.set('address', kind === 'empty' ? 'missing' : 'badAddress');
  if (form.password === '') errors.set('password', 'missing');
  for (const side of ['incoming', 'outgoing'] as const) {
    const { host, security, plainTextConfirmed } = form[side];
    const port = Number(portOf(form, side));
    if (host.trim() === '') errors.set(`${side}.host`, 'missing');
    if (!Number.isInteger(port) || port < 1 || port > 65_535) errors.set(`${side}.port`, 'badPort');
    if (userOf(form, side) === '') errors.set(`${side}.user`, 'missing');
    if (security === 'none' && !plainTextConfirmed) errors.set(`${side}.plainText`, 'mustConfirm');
  }
  return errors;
}

/** All that another program knew; what it knew of no outgoing server is left to be typed. */
export function formOf({ protocol, name, address, incoming, outgoing }: OfferedAccount): SetupForm {
  const server = ({ host, port, security, userName }: OfferedAccount['incoming']): ServerForm => ({
    ...SERVER,
    host,
    port: String(port),
    security,
    user: userName === '' ? null : userName,
  });
  const known = { incoming: server(incoming), outgoing: outgoing ? server(outgoing) : SERVER };
  return { ...EMPTY_FORM, protocol, name, address, ...known };
}

/** With another protocol goes another port; what was typed for the first one means nothing to the second. */
export function withProtocol(
  form: SetupForm,
  patch: Partial<Pick<SetupForm, 'protocol' | 'leaveOnServer'>>,
): SetupForm {
  const isOther = patch.protocol !== undefined && patch.protocol !== form.protocol;
  return { ...form, ...patch, incoming: isOther ? { ...form.incoming, port: null } : form.incoming };
}

/** Of a form without errors. */
export function newAccountOf(form: SetupForm): z.input<typeof NewAccount> {
  const server = (side: SetupSide) => ({
    host: form[side].host.trim(),
    port: Number(portOf(form, side)),
    security: form[side].security,
    userName: userOf(form, side),
    plainTextConfirmed: form[side].plainTextConfirmed,
  });
  return {
    protocol: form.protocol,
    leaveOnServer: form.leaveOnServer,
    name: form.name.trim(),
    address: addressOf(form),
    password: form.password,
    incoming: server('incoming'),
    outgoing: server('outgoing'),
  };
}
