import { expect, test } from 'vitest';
import { Settings, SettingsPatch } from '../../../shared/domain/settings.ts';

test('a patch holds what was given and brings no defaults with it', () => {
  expect(SettingsPatch.parse({ threaded: true })).toEqual({ threaded: true });
});

test('settings that nobody chose are the defaults', () => {
  expect(Settings.parse({ threaded: true })).toMatchObject({ threaded: true, layout: 'classic', undoSendMs: 20_000 });
});
