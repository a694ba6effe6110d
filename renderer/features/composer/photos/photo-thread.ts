// The line to the thread that shrinks photos: one at a time, in order.
import type { PhotoAnswer, PhotoQuestion } from './photo-worker.ts';
import workerUrl from './photo-worker.ts?worker&url';

export interface PhotoThread {
  shrink(photo: Omit<PhotoQuestion, 'id'>): Promise<PhotoAnswer['shrunk']>;
  end(): void;
}

type Policy = { createScriptURL(url: string): string };
let policy: Policy | null = null;

/** Under Trusted Types an address becomes a script only through a named policy; this one knows a single script. */
function trustedUrl(): string {
  const { trustedTypes } = window as {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  };
  policy ??= trustedTypes?.createPolicy('casier-photos', { createScriptURL: () => workerUrl }) ?? null;
  return policy?.createScriptURL(workerUrl) ?? workerUrl;
}

export function startPhotoThread(): PhotoThread {
  const worker = new Worker(trustedUrl(), { type: 'module', name: 'photos' });
  const waiting = new Map<number, (shrunk: PhotoAnswer['shrunk']) => void>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<PhotoAnswer>) => {
    waiting.get(data.id)?.(data.shrunk);
    waiting.delete(data.id);
  };
  return {
    shrink(photo) {
      last += 1;
      const id = last;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        worker.postMessage({ id, ...photo } satisfies PhotoQuestion);
      });
    },
    end: () => worker.terminate(),
  };
}
