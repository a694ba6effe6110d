// « Vérifier la base »: the check of every page of the open store. Its result, where it is bad, is a problem as well.
import { z } from 'zod';
import { command, query } from './procedure.ts';

export type StoreCheck =
  /** `lastAt`: null = never. */
  { kind: 'resting'; lastAt: number | null; brokenPages: number } | { kind: 'running'; done: number; total: number };

export const storeCheck = {
  state: query<StoreCheck>()(z.void()),
  /** Answers when it has begun; events tell how far it is. */
  start: command<void>()(z.void()),
  stop: command<void>()(z.void()),
};
