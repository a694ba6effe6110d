import { z } from 'zod';
import { type Settings, SettingsPatch } from '../domain/settings.ts';
import { command, query } from './procedure.ts';

export const settings = {
  get: query<Settings>()(z.void()),
  set: command<Settings>()(SettingsPatch),
};
