// The door of the SMTP room: one submitter per account. Each check and each submission is a connection of its own.
import type { ServerSettings } from '../../shared/domain/account.ts';
import type { Submitter } from '../backend/backend.ts';
import { connect, type SmtpOptions } from './connect.ts';
import { submitMessage } from './submit.ts';

export type { SmtpOptions } from './connect.ts';

export function smtpSubmitter(settings: ServerSettings, password: string, options: SmtpOptions = {}): Submitter {
  return {
    async check(signal) {
      const connection = await connect(settings, password, options, signal);
      connection.quit();
    },
    submit: (raw, envelope, onHandedOver, signal) =>
      submitMessage(settings, password, options, { raw, envelope, onHandedOver }, signal),
  };
}
