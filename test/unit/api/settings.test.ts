// An administrator's settings: some to begin with, some for good, whoever asks for another value.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { settingsHandlers } from '../../../engine/api/settings.ts';
import { getSettings } from '../../../engine/store/settings.ts';
import type { Policies } from '../../../shared/domain/policies.ts';
import { openScene, type Scene } from '../operations/scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ letters: 0 });
});
afterEach(() => scene.store.close());

const NEVER = new AbortController().signal;
const handlers = (policies: Policies) => {
  const settings = () => getSettings(scene.store.reads, policies);
  return settingsHandlers({ store: scene.store, language: () => 'fr', settings }, policies);
};

it('begin as an administrator likes, until somebody chooses', async () => {
  const { get, set } = handlers({ settings: { theme: 'dark', undoSendMs: 30_000 } });
  expect(await get(undefined, NEVER)).toMatchObject({ theme: 'dark', undoSendMs: 30_000, layout: 'classic' });
  expect(await set({ theme: 'light' }, NEVER)).toMatchObject({ theme: 'light', undoSendMs: 30_000 });
});

it('stay as an administrator locked them, by a command as well, and what was chosen before is not lost', async () => {
  await handlers({}).set({ composeFormat: 'rich', theme: 'dark' }, NEVER);
  const locked = handlers({ lockedSettings: { composeFormat: 'plain' } });
  expect(await locked.set({ composeFormat: 'rich', layout: 'wide' }, NEVER)).toMatchObject({
    composeFormat: 'plain',
    layout: 'wide',
    theme: 'dark',
  });
  expect(await handlers({}).get(undefined, NEVER)).toMatchObject({ composeFormat: 'rich', layout: 'wide' });
});
