// What notifications and the tray work with.
import type { ClientOf } from '../../shared/contract/index.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Settings, SettingsPatch } from '../../shared/domain/settings.ts';
import type { MainContract } from '../engine-process.ts';
import type { Windows } from '../windows.ts';

export interface Desktop {
  windows: Windows;
  settings(): Settings;
  language(): Language;
  /** `otherwise`: while the store is locked, or the engine gone. */
  ask<T>(question: (client: ClientOf<MainContract>) => Promise<T>, otherwise: T): Promise<T>;
  set(patch: SettingsPatch): void;
  compose(): void;
}
