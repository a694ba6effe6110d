import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDraftSaver, SAVE_EVERY_MS } from '../../../renderer/features/composer/draft-saver.ts';
import type { DraftContent } from '../../../shared/domain/draft.ts';
import { IdentityId } from '../../../shared/domain/ids.ts';

const content = (text: string): DraftContent => ({
  identityId: IdentityId.parse(1),
  to: [],
  cc: [],
  bcc: [],
  subject: '',
  html: null,
  text,
});

/** A store that keeps one draft, answers slowly, and can be out of order. */
function fakeStore(revision = 0) {
  const store = { revision, text: '', saves: 0, broken: false };
  return {
    store,
    async save(next: number, { text }: DraftContent) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (store.broken) throw new Error('disk full');
      store.saves++;
      if (next > store.revision) Object.assign(store, { revision: next, text });
      return { revision: store.revision };
    },
  };
}

describe('a draft', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function saverOn({ store, save }: ReturnType<typeof fakeStore>) {
    const typed = { text: '' };
    const seen = { savedAt: [] as number[], failures: [] as unknown[] };
    const saver = createDraftSaver({
      revision: store.revision,
      content: () => content(typed.text),
      save,
      onSaved: (at) => void seen.savedAt.push(at),
      onFailed: (error) => void seen.failures.push(error),
    });
    return {
      saver,
      seen,
      type(text: string) {
        typed.text += text;
        saver.changed();
      },
    };
  }

  it('is saved two seconds after its first change, however much is typed meanwhile', async () => {
    const fake = fakeStore();
    const { type, seen } = saverOn(fake);
    for (let i = 0; i < 10; i++) {
      type('x');
      await vi.advanceTimersByTimeAsync(SAVE_EVERY_MS / 10);
    }
    await vi.advanceTimersByTimeAsync(200);
    expect(fake.store).toMatchObject({ text: 'xxxxxxxxxx', saves: 1 });
    expect(seen.savedAt).toHaveLength(1);
  });

  it('that is left is sent at once, before anything else is said of it, even during another save', async () => {
    const fake = fakeStore();
    const sent: string[] = [];
    const saver = createDraftSaver({
      revision: 0,
      content: () => content(`after ${sent.length}`),
      save: (revision, what) => {
        sent.push(`${revision} ${what.text}`);
        return fake.save(revision, what);
      },
      onSaved: () => {},
      onFailed: () => {},
    });
    saver.changed();
    void saver.flush();
    saver.changed();
    saver.leave();
    saver.leave();
    sent.push('close');
    expect(sent).toEqual(['1 after 0', '2 after 1', 'close']);
    await vi.advanceTimersByTimeAsync(500);
    expect(fake.store.text).toBe('after 1');
  });

  it('that was not changed is not saved', async () => {
    const fake = fakeStore();
    const { saver } = saverOn(fake);
    await saver.flush();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(fake.store.saves).toBe(0);
  });

  it('is in the store with its last words once a flush has answered, even during another save', async () => {
    const fake = fakeStore();
    const { saver, type } = saverOn(fake);
    type('a');
    const first = saver.flush();
    await vi.advanceTimersByTimeAsync(50);
    type('b');
    const second = saver.flush();
    await vi.advanceTimersByTimeAsync(500);
    await Promise.all([first, second]);
    expect(fake.store.text).toBe('ab');
  });

  it('is saved over a revision that an attachment made meanwhile', async () => {
    const fake = fakeStore();
    const { saver, type } = saverOn(fake);
    fake.store.revision = 7;
    saver.sawRevision(7);
    type('after');
    const done = saver.flush();
    await vi.advanceTimersByTimeAsync(200);
    await done;
    expect(fake.store).toMatchObject({ revision: 8, text: 'after' });
  });

  it('that could not be saved is tried again until it is', async () => {
    const fake = fakeStore();
    const { type, seen } = saverOn(fake);
    fake.store.broken = true;
    type('kept');
    await vi.advanceTimersByTimeAsync(SAVE_EVERY_MS + 200);
    expect(seen.failures).toHaveLength(1);
    fake.store.broken = false;
    await vi.advanceTimersByTimeAsync(SAVE_EVERY_MS + 200);
    expect(fake.store.text).toBe('kept');
  });

  it('that could not be saved when it was looked away from is tried again until it is', async () => {
    const fake = fakeStore();
    const { saver, type, seen } = saverOn(fake);
    fake.store.broken = true;
    type('kept');
    saver.saveNow();
    await vi.advanceTimersByTimeAsync(200);
    expect(seen.failures).toHaveLength(1);
    fake.store.broken = false;
    await vi.advanceTimersByTimeAsync(SAVE_EVERY_MS + 200);
    expect(fake.store.text).toBe('kept');
  });

  it('is not saved after the saver was stopped', async () => {
    const fake = fakeStore();
    const { saver, type } = saverOn(fake);
    type('gone');
    saver.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(fake.store.saves).toBe(0);
  });
});
