// What handlers are given, and the shape of one area's table.
import type { HandlersOf, HostContract, WindowContract } from '../../shared/contract/index.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import type { Store } from '../store/database.ts';

export type WindowHandlers = HandlersOf<WindowContract>;
export type HostHandlers = HandlersOf<HostContract>;

export interface ApiContext {
  store: Store;
  /** The interface's language now. */
  language(): Language;
  /** In force now: what was chosen, as far as an administrator left it open. */
  settings(): Settings;
}
