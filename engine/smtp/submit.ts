// Submits one message: these very bytes, apart from dot-stuffing and line ends (RFC 5321 §4.5.2, §2.3.8); messages attached to
// it as files where the server takes ASCII only (engine/mime/seven-bit.ts).
// Invariant: never sent twice, never doubtful where it need not be. Before the first byte of the message left, a
// failure is `notSent`; after it, only an answer of the server decides, and without one the outcome is `unknown`.
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SentMessageInfo, SMTPError } from 'nodemailer/lib/smtp-connection';
import type { ServerSettings } from '../../shared/domain/account.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { Envelope, SubmissionVerdict } from '../backend/backend.ts';
import { asSevenBit } from '../mime/seven-bit.ts';
import { DEFAULT_LIMITS, type SmtpOpened, type SmtpOptions } from './connect.ts';
import { failedDelivery } from './errors.ts';
import { type MessageStream, messageStream } from './message-stream.ts';

export async function submitMessage(
  settings: ServerSettings,
  options: SmtpOptions,
  open: (signal: AbortSignal) => Promise<SmtpOpened>,
  { raw, envelope, onHandedOver }: { raw: Uint8Array; envelope: Envelope; onHandedOver: () => Promise<void> },
  signal: AbortSignal,
): Promise<SubmissionVerdict> {
  let message: MessageStream | null = null;
  let connection: SMTPConnection | null = null;
  try {
    const opened = await open(signal);
    connection = opened.connection;
    const carried = opened.eightBit ? raw : asSevenBit(raw);
    message = messageStream(carried, onHandedOver);
    const envelopeMs = options.limits?.envelopeMs ?? DEFAULT_LIMITS.envelopeMs;
    const info = await send(connection, toEnvelope(carried, envelope), message, envelopeMs, signal);
    connection.quit();
    return { kind: 'accepted', response: info.response, refusedRecipients: refusals(info.rejectedErrors) };
  } catch (error) {
    connection?.close();
    const notHandedOver = message?.handOverFailure();
    if (notHandedOver) throw notHandedOver.error;
    return verdictOf(error, settings, message?.isHandedOver() ?? false, envelope.from);
  }
}

function verdictOf(error: unknown, settings: ServerSettings, handedOver: boolean, sender: string): SubmissionVerdict {
  const failed = failedDelivery(error, settings, handedOver, sender);
  if (!failed) throw error;
  const { kind, error: data } = failed;
  if (kind !== 'refused') return { kind, error: data };
  // Said of each of them, and true of none.
  if (data.reason === 'senderRefused') return { kind, error: data, refusedRecipients: [] };
  return { kind, error: data, refusedRecipients: refusals((error as SMTPError).rejectedErrors) };
}

/** Of what did not arrive its header is enough (RFC 3461 §4.3): a bounce must not fill a small mailbox. */
function toEnvelope(raw: Uint8Array, { from, to, envelopeId }: Envelope) {
  const dsn =
    envelopeId === undefined || envelopeId.length > MAX_ENVID
      ? {}
      : { dsn: { ret: 'HDRS' as const, envid: envelopeId } };
  return { from, to, size: raw.byteLength, use8BitMime: raw.some((byte) => byte > 0x7f), ...dsn };
}

/** RFC 3461 §5.4. */
const MAX_ENVID = 100;

function refusals(errors: readonly SMTPError[] = []): { address: string; response: string }[] {
  return errors.map(({ recipient, response }) => ({ address: recipient ?? '', response: response ?? '' }));
}

/** nodemailer tells its callback nothing when we close the connection, so aborts and limits settle here. */
function send(
  connection: SMTPConnection,
  envelope: ReturnType<typeof toEnvelope>,
  message: MessageStream,
  envelopeMs: number,
  signal: AbortSignal,
): Promise<SentMessageInfo> {
  return new Promise((resolve, reject) => {
    const settle = (settled: () => void) => {
      clearTimeout(limit);
      signal.removeEventListener('abort', onAbort);
      settled();
    };
    const onAbort = () => settle(() => reject(new MailError({ kind: 'cancelled' })));
    const limit = setTimeout(() => {
      if (!message.isHandedOver()) settle(() => reject(new MailError({ kind: 'connection', reason: 'timeout' })));
    }, envelopeMs);
    signal.addEventListener('abort', onAbort, { once: true });
    connection.on('error', (error: SMTPError) => settle(() => reject(error)));
    if (signal.aborted) return onAbort();
    connection.send(envelope, message.stream, (error, info) => settle(() => (error ? reject(error) : resolve(info))));
  });
}
