// Verifies the S/MIME signature of a message on a thread of its own, within limits of size, memory and time: certificates
// are hostile input too. Invariants: an answer for any message; nothing is asked of any network; what cannot be verified is
// never good.
import { Worker } from 'node:worker_threads';
import type { SignatureProblem, SignatureReport } from '../../shared/domain/parts.ts';
import { trustedAuthorities } from '../connection/trust.ts';
import { readMessage } from '../mime/read-message.ts';
import { type SignedContent, signedContent } from '../mime/signed-content.ts';

export interface SignatureChecks {
  /** null: the message is not signed. */
  check(raw: Uint8Array): Promise<SignatureReport | null>;
}

/** What the thread is given. */
export interface SignatureTask extends SignedContent {
  authorities: readonly string[];
  nowAt: number;
}

interface SignatureOptions {
  /** The built signature-worker.js. */
  workerUrl: URL;
  /** PEM certificates trusted beside the system's. */
  extraCertificates: readonly string[];
  now(): number;
  timeLimitMs?: number;
}

const MAX_BYTES = 30_000_000;
const MEMORY_MB = 512;

export function signatureChecks(options: SignatureOptions): SignatureChecks {
  return {
    async check(raw) {
      const { seal } = readMessage(raw);
      if (seal === 'partlySigned') return unsure('partly');
      const signed = seal === 'signed' ? signedContent(raw) : null;
      if (!signed) return null;
      const size = signed.cms.length + signed.contents.reduce((sum, { length }) => sum + length, 0);
      if (size > MAX_BYTES) return unsure('tooLarge');
      return onThread(options, {
        ...signed,
        authorities: trustedAuthorities(options.extraCertificates),
        nowAt: options.now(),
      });
    },
  };
}

export function unsure(problem: SignatureProblem): SignatureReport {
  return { verdict: 'unsure', problems: [problem], signer: null, signedAt: null };
}

function onThread(
  { workerUrl, timeLimitMs = 15_000 }: SignatureOptions,
  task: SignatureTask,
): Promise<SignatureReport> {
  return new Promise((resolve) => {
    const worker = new Worker(workerUrl, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const answer = (report: SignatureReport) => {
      clearTimeout(timer);
      resolve(report);
      void worker.terminate();
    };
    const timer = setTimeout(() => answer(unsure('unreadable')), timeLimitMs);
    worker.on('message', answer);
    worker.on('error', () => answer(unsure('unreadable')));
  });
}
