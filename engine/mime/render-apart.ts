// Makes the documents of messages: of an ordinary one at once, of a large one on a thread of its own, so that nobody else
// waits for it. One that takes too long, or more memory than any letter, is shown as the plain text that it has: somebody
// made it so.
import { Worker } from 'node:worker_threads';
import type { ReadMessage } from './read-message.ts';
import { type RenderedBody, type RenderOptions, renderBody } from './render-body.ts';

export interface RenderTask {
  message: ReadMessage;
  options: ThreadOptions;
}

/** No function goes to a thread. */
type ThreadOptions = Omit<RenderOptions, 'partUrl'>;

export type Render = (message: ReadMessage, options: ThreadOptions) => RenderedBody | Promise<RenderedBody>;

export interface RenderApartOptions {
  /** The built render-worker.js, given by the composition root. */
  workerUrl: URL;
  timeLimitMs?: number;
}

/** About 50 ms of work; a thread takes as long to start. */
const LARGE_CHARACTERS = 150_000;
const MEMORY_MB = 768;

export function createRender({ workerUrl, timeLimitMs = 20_000 }: RenderApartOptions): Render {
  return (message, options) =>
    sizeOf(message) <= LARGE_CHARACTERS
      ? renderBody(message, options)
      : renderApart({ message, options }, workerUrl, timeLimitMs);
}

function sizeOf({ body }: ReadMessage): number {
  return body.reduce((sum, section) => {
    if (section.kind === 'html') return sum + section.html.length;
    return section.kind === 'text' ? sum + section.text.length : sum;
  }, 0);
}

function renderApart(task: RenderTask, workerUrl: URL, timeLimitMs: number): Promise<RenderedBody> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const answer = (body: RenderedBody) => {
      clearTimeout(timer);
      resolve(body);
      void worker.terminate();
    };
    const giveUp = () => answer(asPlainText(task));
    const timer = setTimeout(giveUp, timeLimitMs);
    worker.on('message', answer);
    worker.on('error', (error) => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return giveUp();
      clearTimeout(timer);
      reject(error);
    });
  });
}

/** As much as one reads. */
const MAX_TEXT = 100_000;

function asPlainText({ message, options }: RenderTask): RenderedBody {
  const part = message.body.find(({ kind }) => kind !== 'image') ?? message.body[0];
  const text = (message.plainText ?? '').slice(0, MAX_TEXT).toWellFormed();
  const body = part ? [{ kind: 'text', partId: part.partId, text } as const] : [];
  return renderBody({ ...message, kind: text ? 'text' : 'empty', body }, options);
}
