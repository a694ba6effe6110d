import { z } from 'zod';
import { Settings } from '../domain/settings.ts';
import { command, query } from './procedure.ts';

export const settings = {
  get: query<Settings>()(z.void()),
  set: command<Settings>()(Settings.partial()),
};
