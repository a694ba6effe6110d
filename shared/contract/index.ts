// The engine contract as a whole: area → procedure. The golden list in test/contract pins its names.
import { accounts } from './accounts.ts';
import { activities } from './activities.ts';
import { addressBook } from './address-book.ts';
import { cleanUps } from './clean-ups.ts';
import { contacts } from './contacts.ts';
import { deliveries } from './deliveries.ts';
import { drafts } from './drafts.ts';
import { duplicates } from './duplicates.ts';
import { filters } from './filters.ts';
import { host } from './host.ts';
import { identities } from './identities.ts';
import { journal } from './journal.ts';
import { junk } from './junk.ts';
import { mailboxes } from './mailboxes.ts';
import { mailingLists } from './mailing-lists.ts';
import { mailings } from './mailings.ts';
import { messages } from './messages.ts';
import { moving } from './moving.ts';
import { notices } from './notices.ts';
import { operations } from './operations.ts';
import { outbox } from './outbox.ts';
import { parts } from './parts.ts';
import { phishing } from './phishing.ts';
import { places } from './places.ts';
import { policies } from './policies.ts';
import type { Area, InputOf, OutputOf, ParsedInputOf } from './procedure.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { setups } from './setups.ts';
import { spelling } from './spelling.ts';
import { store } from './store.ts';
import { storeCheck } from './store-check.ts';
import { tags } from './tags.ts';
import { templates } from './templates.ts';
import { transfers } from './transfers.ts';

/** Served on a window's port. */
export const windowContract = {
  store,
  storeCheck,
  policies,
  accounts,
  identities,
  setups,
  moving,
  mailboxes,
  messages,
  parts,
  drafts,
  outbox,
  mailings,
  mailingLists,
  cleanUps,
  duplicates,
  deliveries,
  phishing,
  contacts,
  addressBook,
  settings,
  journal,
  operations,
  activities,
  notices,
  search,
  spelling,
  filters,
  junk,
  tags,
  templates,
  transfers,
} satisfies Record<string, Area>;

/** Served on main's own port only: bytes, and what its menus and dialogs depend on. */
export const hostContract = { store, settings, host, places } satisfies Record<string, Area>;

export type WindowContract = typeof windowContract;
export type HostContract = typeof hostContract;

/** The caller's side: `client.messages.rows({ ids }, signal)`. Rejects with MailError. */
export type ClientOf<Contract extends Record<string, Area>> = {
  [A in keyof Contract]: {
    [P in keyof Contract[A]]: (
      ...args: undefined extends InputOf<Contract[A][P]>
        ? [input?: undefined, signal?: AbortSignal]
        : [input: InputOf<Contract[A][P]>, signal?: AbortSignal]
    ) => Promise<OutputOf<Contract[A][P]>>;
  };
};

/** The engine's side: one handler per procedure, given the parsed input. */
export type HandlersOf<Contract extends Record<string, Area>> = {
  [A in keyof Contract]: {
    [P in keyof Contract[A]]: (
      input: ParsedInputOf<Contract[A][P]>,
      signal: AbortSignal,
    ) => OutputOf<Contract[A][P]> | Promise<OutputOf<Contract[A][P]>>;
  };
};
