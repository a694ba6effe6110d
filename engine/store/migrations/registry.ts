// Every migration, in order. Numbers go in tens so that one can be put between two while both are on branches; once
// released a migration is never edited. A new one = one file, one line here, one test with data in test/migrations.
import { migration010 } from './010-first.ts';
import { migration020 } from './020-arrivals.ts';
import { migration030 } from './030-maildrop.ts';
import { migration040 } from './040-outbox-bytes.ts';
import { migration050 } from './050-mailbox-identity.ts';
import { migration060 } from './060-store-life.ts';
import { migration070 } from './070-transfers.ts';
import { migration080 } from './080-search-apart.ts';
import { migration090 } from './090-journal.ts';
import { migration110 } from './110-source-pieces.ts';
import { migration120 } from './120-under-way.ts';
import { migration130 } from './130-local-indexes.ts';
import { migration140 } from './140-passwords.ts';
import { migration150 } from './150-other-servers.ts';
import { migration160 } from './160-several-accounts.ts';
import { migration170 } from './170-waiting-setups.ts';
import { migration180 } from './180-attachment-scans.ts';
import { migration190 } from './190-address-book.ts';
import { migration200 } from './200-overrides.ts';
import { migration210 } from './210-templates.ts';
import { migration220 } from './220-mailings.ts';
import { migration230 } from './230-mail-reports.ts';
import { migration240 } from './240-acquaintance.ts';
import { migration250 } from './250-attached-texts.ts';
import { migration260 } from './260-saved-searches.ts';
import { migration280 } from './280-invitations.ts';
import { migration320 } from './320-tags.ts';
import { migration330 } from './330-filters.ts';
import { migration340 } from './340-sorting.ts';
import { migration350 } from './350-housekeeping.ts';
import { migration360 } from './360-list-layouts.ts';
import { migration370 } from './370-notices.ts';
import { migration380 } from './380-quiet-reasons.ts';
import { migration390 } from './390-junk.ts';
import { migration400 } from './400-recipients.ts';
import { migration420 } from './420-views.ts';
import { migration440 } from './440-watched.ts';
import { migration450 } from './450-filed-anew.ts';
import { migration460 } from './460-source-dates.ts';
import { migration470 } from './470-said-by-letter.ts';
import { migration480 } from './480-receipt-letters.ts';

export interface Migration {
  /** Becomes the database's user_version. */
  number: number;
  sql: string;
  /** It puts another table in the place of one that others refer to: what they refer to must not go with the old one. */
  rebuildsReferenced?: boolean;
}

export const MIGRATIONS: readonly Migration[] = [
  migration010,
  migration020,
  migration030,
  migration040,
  migration050,
  migration060,
  migration070,
  migration080,
  migration090,
  migration110,
  migration120,
  migration130,
  migration140,
  migration150,
  migration160,
  migration170,
  migration180,
  migration190,
  migration200,
  migration210,
  migration220,
  migration230,
  migration240,
  migration250,
  migration260,
  migration280,
  migration320,
  migration330,
  migration340,
  migration350,
  migration360,
  migration370,
  migration380,
  migration390,
  migration400,
  migration420,
  migration440,
  migration450,
  migration460,
  migration470,
  migration480,
];
