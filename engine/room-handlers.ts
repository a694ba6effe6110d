// Which room answers what a window or main asks.

import type { AccountRooms } from './account-rooms.ts';
import { createAddressBook } from './address-book/address-book.ts';
import { accountsHandlers } from './api/accounts.ts';
import { activitiesHandlers } from './api/activities.ts';
import { addressBookHandlers } from './api/address-book.ts';
import { createBodies } from './api/bodies.ts';
import { cleanUpsHandlers } from './api/clean-ups.ts';
import { contactsHandlers } from './api/contacts.ts';
import { deliveriesHandlers } from './api/deliveries.ts';
import { draftsHandlers } from './api/drafts.ts';
import { duplicatesHandlers } from './api/duplicates.ts';
import { filtersHandlers } from './api/filters.ts';
import type { ApiContext, HostHandlers, WindowHandlers } from './api/handlers.ts';
import { hostHandlers } from './api/host.ts';
import { identitiesHandlers } from './api/identities.ts';
import { journalHandlers } from './api/journal.ts';
import { junkHandlers } from './api/junk.ts';
import { mailboxesHandlers } from './api/mailboxes.ts';
import { mailingListsHandlers } from './api/mailing-lists.ts';
import { mailingsHandlers } from './api/mailings.ts';
import { messagesHandlers } from './api/messages.ts';
import { movingHandlers } from './api/moving.ts';
import { noticeHostHandlers, noticesHandlers } from './api/notices.ts';
import { operationsHandlers } from './api/operations.ts';
import { leavingHandler, outboxHandlers } from './api/outbox.ts';
import { partsHandlers } from './api/parts.ts';
import { judgeOf, phishingHandlers } from './api/phishing.ts';
import { createPreviews } from './api/previews.ts';
import { searchHandlers } from './api/search.ts';
import { settingsHandlers } from './api/settings.ts';
import { setupsHandlers } from './api/setups.ts';
import { spellingHandlers } from './api/spelling.ts';
import { tagsHandlers } from './api/tags.ts';
import { templatesHandlers } from './api/templates.ts';
import { transfersHandlers } from './api/transfers.ts';
import type { Activities } from './core/activities.ts';
import type { FilterRuns } from './filters/index.ts';
import type { CleanUps } from './housekeeping/clean-up.ts';
import type { Transfers } from './import/transfers.ts';
import { createMailingLists } from './mailing-lists/mailing-lists.ts';
import { createRender } from './mime/render-apart.ts';
import type { Notices } from './notices/notices.ts';
import { previewDraft, sentReport, writeToList } from './outbox/index.ts';
import type { RoomsOptions } from './rooms-options.ts';
import { signatureChecks } from './signatures/index.ts';
import type { Speller } from './spelling/speller.ts';
import type { StoreChecking } from './store-check.ts';
import type { WritingRooms } from './writing-rooms.ts';

export type RoomHandlers = Omit<WindowHandlers & HostHandlers, 'store' | 'places' | 'policies'>;

interface OpenedRooms extends AccountRooms, WritingRooms {
  transfers: Transfers;
  speller: Speller;
  storeCheck: StoreChecking;
  activities: Activities;
  notices: Notices;
  filterRuns: FilterRuns;
  cleanUps: CleanUps;
}

export function roomHandlers(options: RoomsOptions, context: ApiContext, rooms: OpenedRooms): RoomHandlers {
  const { store, places, policies, workers, now } = options;
  const { accounts, operations, moving, setups, findServers, writing, scans, scanner, transfers, activities } = rooms;
  const { giveProxyLogin } = options;
  const isExported = transfers.holdsAccount;
  const bodies = createBodies(store.reads, createRender({ workerUrl: workers.render }));
  const previews = createPreviews();
  const suspicion = judgeOf(context, { bodies, now });
  const lists = createMailingLists({
    store,
    extraCertificates: options.extraCertificates,
    network: options.network,
    factsOf: bodies.facts,
    isSuspicious(id) {
      const judged = suspicion(id);
      return judged !== null && judged.level !== 'none' && !judged.quieted;
    },
    write: (detail, letter, note) => writeToList(writing, detail, letter, note),
    now,
  });
  const { extraCertificates } = options;
  const signatures = signatureChecks({ workerUrl: workers.signature, extraCertificates, now });
  const addressBook = createAddressBook({ store, places, workerUrl: workers.readBook, now });
  const { state, start, stop } = rooms.storeCheck;
  return {
    accounts: accountsHandlers(context, { giveProxyLogin, accounts, findServers, setups, isExported, now }),
    identities: identitiesHandlers(context),
    filters: filtersHandlers(context, rooms.filterRuns),
    junk: junkHandlers(context),
    tags: tagsHandlers(context),
    templates: templatesHandlers(context),
    setups: setupsHandlers(setups, places),
    moving: movingHandlers(context, { accounts, moving, operations }),
    mailboxes: mailboxesHandlers(context, { accounts, operations }),
    messages: messagesHandlers(context, { bodies, accounts, operations, lists, activities }),
    mailingLists: mailingListsHandlers(lists),
    parts: partsHandlers(context, { bodies, signatures, now, onQueued: writing.onQueued }),
    duplicates: duplicatesHandlers(context, { activities, operations }),
    cleanUps: cleanUpsHandlers(rooms.cleanUps),
    drafts: draftsHandlers(rooms.drafts, (draftId) => previewDraft({ ...writing, scans }, draftId), previews),
    outbox: outboxHandlers(rooms.outbox, (messageId) => sentReport({ ...writing, scanner }, messageId)),
    mailings: mailingsHandlers(rooms.mailings, previews, activities),
    deliveries: deliveriesHandlers(context, { bodies, now, onQueued: writing.onQueued }),
    phishing: phishingHandlers(context, { bodies, policies, now, suspicion }),
    contacts: contactsHandlers(context),
    addressBook: addressBookHandlers(addressBook, bodies),
    settings: settingsHandlers(context, policies),
    journal: journalHandlers(context),
    operations: operationsHandlers(context, { accounts, operations }),
    activities: activitiesHandlers(activities),
    notices: noticesHandlers(rooms.notices),
    search: searchHandlers(context, { bodies }),
    spelling: spellingHandlers(context, rooms.speller),
    transfers: transfersHandlers(transfers),
    storeCheck: { state, start, stop },
    host: {
      ...hostHandlers(context, { bodies, previews, now }),
      ...leavingHandler(rooms.outbox),
      ...noticeHostHandlers(context, { notices: rooms.notices, statuses: accounts.statuses }),
    },
  };
}
