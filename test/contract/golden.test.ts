import { describe, expect, it } from 'vitest';
import { hostContract, windowContract } from '../../shared/contract/index.ts';
import type { Area } from '../../shared/contract/procedure.ts';

const names = (contract: Record<string, Area>) =>
  Object.entries(contract).flatMap(([area, procedures]) =>
    Object.entries(procedures).map(([name, { kind }]) => `${kind} ${area}.${name}`),
  );

// A name here is a promise to the windows: renaming or removing one is a change of the contract, not a detail.
describe('The engine contract', () => {
  it('serves windows exactly these procedures', () => {
    expect(names(windowContract)).toMatchInlineSnapshot(`
      [
        "query store.state",
        "command store.unlock",
        "command store.open",
        "command store.repair",
        "query store.readBackup",
        "command store.restore",
        "query storeCheck.state",
        "command storeCheck.start",
        "command storeCheck.stop",
        "query accounts.list",
        "query accounts.status",
        "query accounts.findServers",
        "query accounts.check",
        "command accounts.create",
        "command accounts.createDemo",
        "command accounts.createLocal",
        "command accounts.setIdentity",
        "command accounts.setPassword",
        "query accounts.diagnose",
        "command accounts.syncNow",
        "command accounts.setDownloadPaused",
        "command accounts.setLeaveOnServer",
        "command accounts.remove",
        "query setups.list",
        "command setups.keep",
        "command setups.agree",
        "command setups.tryNow",
        "command setups.drop",
        "query mailboxes.list",
        "query mailboxes.properties",
        "command mailboxes.refresh",
        "command mailboxes.create",
        "command mailboxes.rename",
        "command mailboxes.remove",
        "command mailboxes.emptyTrash",
        "command mailboxes.markAllSeen",
        "query messages.list",
        "query messages.searchServer",
        "query messages.rows",
        "query messages.detail",
        "query messages.source",
        "command messages.setFlag",
        "command messages.move",
        "command messages.copy",
        "command messages.archive",
        "command messages.remove",
        "command messages.destroy",
        "command messages.setJunk",
        "command messages.fetchBody",
        "query drafts.list",
        "query drafts.get",
        "command drafts.start",
        "command drafts.save",
        "command drafts.attach",
        "command drafts.attachPart",
        "command drafts.detach",
        "command drafts.opened",
        "query drafts.leftOpen",
        "command drafts.close",
        "command drafts.discard",
        "query outbox.list",
        "command outbox.send",
        "command outbox.cancel",
        "command outbox.correct",
        "command outbox.sendNow",
        "command outbox.resolveUnknown",
        "command outbox.sendAgain",
        "query outbox.sendings",
        "query outbox.forecast",
        "query contacts.list",
        "query contacts.groups",
        "query contacts.complete",
        "query contacts.facts",
        "command contacts.save",
        "command contacts.remove",
        "command contacts.saveGroup",
        "command contacts.removeGroup",
        "query settings.get",
        "command settings.set",
        "query journal.list",
        "query journal.text",
        "command operations.undo",
        "query operations.list",
        "command operations.retry",
        "command operations.giveUp",
        "query spelling.misspelled",
        "query spelling.suggest",
        "query transfers.profiles",
        "query transfers.look",
        "command transfers.import",
        "command transfers.export",
        "command transfers.backup",
        "query transfers.list",
        "command transfers.stop",
        "command transfers.resume",
        "command transfers.forget",
        "query transfers.filters",
      ]
    `);
  });

  it('serves main exactly these procedures', () => {
    expect(names(hostContract)).toMatchInlineSnapshot(`
      [
        "query store.state",
        "command store.unlock",
        "command store.open",
        "command store.repair",
        "query store.readBackup",
        "command store.restore",
        "query settings.get",
        "command settings.set",
        "query host.messageBody",
        "query host.messagePart",
        "query host.messageSource",
        "query host.draftPart",
        "query host.journal",
        "command places.grant",
      ]
    `);
  });

  it('keeps the bytes of messages off the windows', () => {
    expect(Object.keys(windowContract)).not.toContain('host');
  });
});
