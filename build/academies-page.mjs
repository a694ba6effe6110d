#!/usr/bin/env node
// `npm run academies`: writes docs/academies.md, what is known of each académie, how sure and from where, from
// shared/academies/academies.json. A unit test fails while the page is not what this would write.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {import('../shared/academies/schema.ts').Academy} Academy */
/** @typedef {import('../shared/academies/schema.ts').AcademyFile} AcademyFile */
/** @typedef {import('../shared/academies/schema.ts').KnownServer} KnownServer */
/** @typedef {import('../shared/academies/schema.ts').Source} Source */

const root = path.resolve(import.meta.dirname, '..');
const PAGE = path.join(root, 'docs/academies.md');

/** @param {AcademyFile} file */
export function academiesPage({ academies, rules, gatheredOn, version }) {
  const told = academies.filter((one) => one.servers.length > 0).length;
  const head = `<!-- Written by \`npm run academies\` from shared/academies/academies.json: edit that file, not this one. -->
# What is known of the académies

Gathered from public material in ${gatheredOn} (data of version ${version}). **Nothing was tried against a live server**: every host is a
candidate, which the set-up probes without a password before it is used. Of ${academies.length} entries, ${told} have a server that some
source names; the others are found by the domain's own records (SRV, autoconfig) and by usual names, see
[candidates.ts](../shared/academies/candidates.ts).

In brackets is how far the source can be trusted: *high* an official page says so, *medium* several pages or one of a union,
*low* one third party. *Inferred* is what the source does not say in so many words. « — » is: not found.
Only encrypted pages (https) are opened by the program.

To correct a line: change the file, name the source, run \`npm run academies\`, send both.
`;
  const table = [
    '| | Mail domains | Incoming | Outgoing | User name | National service |',
    '| --- | --- | --- | --- | --- | --- |',
    ...academies.map(row),
  ].join('\n');
  const general = rules.map(({ rule, confidence, sources }) => {
    const from = sources.map((source) => `  - ${sourceLine(source)}`);
    return [`- ${rule} (${confidence})`, ...from].join('\n');
  });
  return `${head}\n## Of all of them\n\n${general.join('\n')}\n\n## Servers\n\n${table}\n\n## Pages, notes and sources\n\n${academies.map(details).join('\n\n')}\n`;
}

/** @param {Academy} academy */
function row(academy) {
  const { name, domains, formerDomains, servers, userName } = academy;
  const all = [...domains, ...formerDomains.map((domain) => `${domain} (former)`)];
  const shown = all.length > 4 ? `${all.length} domains, see below` : all.join('<br>');
  const of = (/** @type {(server: KnownServer) => boolean} */ which) => lines(servers.filter(which).map(server));
  const user = userName ? `${userNameIn(userName)} (${userName.confidence})` : '—';
  const cells = [
    name,
    shown,
    moved(academy) ?? of((one) => one.service !== 'smtp'),
    moved(academy) ?? of((one) => one.service === 'smtp'),
    user,
    national(academy),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** @param {Academy} academy */
function moved({ nationalService }) {
  return nationalService?.state === 'migrated' ? 'the national service’s' : undefined;
}

/** @param {string[]} texts */
function lines(texts) {
  return texts.length > 0 ? texts.join('<br>') : '—';
}

/** @param {KnownServer} known */
function server({ service, host, port, security, inferred, confidence }) {
  const place = port === null ? `${host}, port not told` : `${host}:${port} ${security === 'tls' ? 'TLS' : 'STARTTLS'}`;
  const sure = [confidence, ...inferred.map((what) => `${what} inferred`)].join(', ');
  return `${service.toUpperCase()} ${place} (${sure})`;
}

/** @param {NonNullable<Academy['userName']>} userName */
function userNameIn({ form, pattern }) {
  if (form === 'fullAddress') return 'full address';
  return pattern === 'initialSurname' ? 'identifiant: initial and surname' : 'identifiant';
}

/** @param {Academy} academy */
function national({ nationalService }) {
  if (!nationalService) return '—';
  const { state, since, confidence } = nationalService;
  const words = { is: 'keeps it', migrated: `moved there${since ? `, ${since}` : ''}`, likely: 'may have moved there' };
  return `${words[state]} (${confidence})`;
}

/** @param {Academy} academy */
function details({ name, domains, passwordDays, webmail, help, notes, sources }) {
  const link = (/** @type {NonNullable<Academy['webmail']>} */ { url, confidence }) => `<${url}> (${confidence})`;
  const items = [
    ...(domains.length > 4 ? [`Domains: ${domains.join(', ')}`] : []),
    ...(webmail ? [`Webmail: ${link(webmail)}`] : []),
    ...(help ? [`Help: ${link(help)}`] : []),
    ...(passwordDays ? [`A password is good for ${passwordDays.days} days (${passwordDays.confidence})`] : []),
    ...notes,
    ...sources.map(sourceLine),
  ];
  return `### ${name}\n\n${items.map((item) => `- ${item}`).join('\n')}`;
}

/** @param {Source} source */
function sourceLine({ kind, date, ref, tells }) {
  const from = /^https?:/.test(ref) ? `<${ref}>` : ref;
  return `Source, ${kind}${date ? `, ${date}` : ''}: ${from}: ${tells}`;
}

/** @returns {AcademyFile} */
function readData() {
  return JSON.parse(readFileSync(path.join(root, 'shared/academies/academies.json'), 'utf8'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE, academiesPage(readData()));
