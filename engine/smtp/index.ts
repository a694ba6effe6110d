// The door of the SMTP room: one submitter per account. Each check and each submission is a connection of its own.
import type { ServerSettings } from '../../shared/domain/account.ts';
import type { Submitter } from '../backend/backend.ts';
import { connect, type SmtpOptions } from './connect.ts';
import { submitMessage } from './submit.ts';

export type { SmtpOptions } from './connect.ts';

export function smtpSubmitter(settings: ServerSettings, password: string, options: SmtpOptions = {}): Submitter {
  let told: ReturnType<Submitter['told']> = null;
  const open = async (signal: AbortSignal) => {
    const opened = await connect(settings, password, options, signal);
    told = { maxMessageBytes: opened.maxMessageBytes };
    return opened;
  };
  return {
    async check(signal) {
      (await open(signal)).connection.quit();
    },
    told: () => told,
    submit: (raw, envelope, onHandedOver, signal) =>
      submitMessage(settings, options, open, { raw, envelope, onHandedOver }, signal),
  };
}
