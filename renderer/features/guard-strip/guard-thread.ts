// The line to the guard's thread: one question after the other, in order. What is large (body, people, groups) goes
// over only where it is not what went over last.
import type { Group } from '../../../shared/domain/contact.ts';
import type { PersonFacts } from '../../../shared/guard/index.ts';
import type { Body, GuardAnswer, GuardQuestion } from './guard-question.ts';
import workerUrl from './guard-worker.ts?worker&url';

export interface WholeQuestion extends Omit<GuardQuestion, 'body' | 'people' | 'groups'> {
  body: Body;
  /** The same object as long as nothing in it changed; so for groups. */
  people: ReadonlyMap<string, PersonFacts>;
  groups: readonly Group[];
}

export interface GuardThread {
  ask(question: WholeQuestion): Promise<GuardAnswer>;
  end(): void;
}

/** Under Trusted Types an address becomes a script only through a named policy; this one knows a single script. */
function trustedUrl(): string {
  const { trustedTypes } = window as {
    trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL(url: string): string }): typeof rules;
    };
  };
  policy ??= trustedTypes?.createPolicy('casier-guard', { createScriptURL: () => workerUrl }) ?? null;
  return policy?.createScriptURL(workerUrl) ?? workerUrl;
}

let policy: { createScriptURL(url: string): string } | null = null;

export function startGuardThread(): GuardThread {
  const worker = new Worker(trustedUrl(), { type: 'module', name: 'guard' });
  const waiting: { resolve(answer: GuardAnswer): void; reject(error: Error): void }[] = [];
  worker.onmessage = ({ data }: MessageEvent<GuardAnswer>) => waiting.shift()?.resolve(data);
  worker.onerror = ({ message }) => waiting.shift()?.reject(new Error(message));
  let sent: Partial<Pick<WholeQuestion, 'body' | 'people' | 'groups'>> = {};
  return {
    ask({ body, people, groups, ...rest }) {
      const question: GuardQuestion = { ...rest };
      if (body.html !== sent.body?.html || body.text !== sent.body?.text) question.body = body;
      if (people !== sent.people) question.people = [...people.values()];
      if (groups !== sent.groups) question.groups = groups;
      sent = { body, people, groups };
      worker.postMessage(question);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    end: () => worker.terminate(),
  };
}
