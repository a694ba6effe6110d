// A new user of an académie, from the first screen to a read message, typing nothing but address, identifiant and
// password. Real Dovecot and Postfix under the usual ports, names from the tests' own DNS.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { autoconfigFile, serveAutoconfig } from '../servers/invented-academy.ts';
import {
  ACADEMY,
  findServers,
  finish,
  KNOWN,
  NATIONAL,
  PASSWORD,
  readFirstMessage,
  refusals,
  type Stage,
  startStage,
} from './guided.ts';
import { fails } from './views.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());
afterEach(() => stage.clear());

describe('A new user reads the first message', () => {
  it('of an académie of old, whose servers are known, with initial and surname as identifiant', async () => {
    await stage.openDoors(['imap', 'smtp'], ['imaps', 'submissions'], KNOWN);
    const { page } = await stage.launch();
    await findServers(page, `  Camille.DURAND@AC-Amiens.fr\u00a0`);
    await page.getByText('Serveurs trouvés\u00a0: imap.ac-amiens.fr').waitFor();
    expect(await page.getByLabel('Identifiant', { exact: true }).inputValue()).toBe('cdurand');
    await finish(page);
    await readFirstMessage(page);
  });

  it('of an académie that nobody has described, under usual names alone', async () => {
    await stage.openDoors(['messagerie', 'smtps'], ['imaps', 'submissions']);
    const { page } = await stage.launch();
    await findServers(page);
    expect(await fails(page)).toEqual([]);
    expect(await page.getByLabel('Identifiant', { exact: true }).inputValue()).toBe('cdurand');
    await finish(page);
    await readFirstMessage(page);
  });

  it('of an académie with servers that DNS alone names', async () => {
    const { names, server } = stage;
    names.hosts.set(`courrier.${ACADEMY}`, '127.0.0.1');
    const target = `courrier.${ACADEMY}`;
    names.services.set(`_imaps._tcp.${ACADEMY}`, [{ target, port: server.ports.imaps }]);
    names.services.set(`_submissions._tcp.${ACADEMY}`, [{ target, port: server.ports.submissions }]);
    const { page } = await stage.launch();
    await findServers(page);
    await finish(page);
    await readFirstMessage(page);
  });

  it('of an académie that its own autoconfig file alone tells of, with the address as identifiant', async () => {
    const { names, server } = stage;
    const host = `courrier.${ACADEMY}`;
    names.hosts.set(host, '127.0.0.1');
    const file = autoconfigFile({ host, port: server.ports.imaps }, { host, port: server.ports.submissions });
    stage.alsoStop(await serveAutoconfig(names, `autoconfig.${ACADEMY}`, server, file));
    const { page } = await stage.launch();
    await findServers(page);
    expect(await page.getByLabel('Identifiant', { exact: true }).count()).toBe(0);
    await finish(page);
    await readFirstMessage(page);
  });

  it('of an académie that moved to the national service, with an application password', async () => {
    await stage.openDoors(['imap', 'smtp'], ['imaps', 'submissions'], NATIONAL);
    const { page } = await stage.launch();
    await findServers(page);
    await page.getByText('à créer dans le webmail').waitFor();
    expect(await page.getByLabel('Identifiant', { exact: true }).count()).toBe(0);
    await page.getByLabel('Mot de passe d’application').fill(PASSWORD);
    await page.getByRole('button', { name: 'Terminer' }).click();
    await readFirstMessage(page);
  });

  it('of an académie with POP3 alone, having been told what that means', async () => {
    await stage.openDoors(['pop', 'smtp'], ['pop3s', 'submission']);
    const { page } = await stage.launch();
    await findServers(page);
    await page.getByText('Aucun serveur IMAP n’a répondu').waitFor();
    await finish(page);
    await readFirstMessage(page);
  });
});

describe('A wrong password', () => {
  it('is tried exactly once, and comes back to be corrected', async () => {
    await stage.openDoors(['imap', 'smtp'], ['imaps', 'submissions']);
    const { page } = await stage.launch();
    await findServers(page);
    const before = refusals(stage);
    await finish(page, 'pas le bon');
    await page.getByRole('alert').getByText('La réception ne fonctionne pas encore').waitFor();
    expect(await fails(page)).toEqual([]);
    expect(await page.getByLabel('Mot de passe', { exact: true }).inputValue()).toBe('pas le bon');
    // What comes next in the log is the person's own second try: nothing came between.
    await finish(page);
    await readFirstMessage(page);
    await expect.poll(() => refusals(stage)).toBe(before + 1);
  });
});
