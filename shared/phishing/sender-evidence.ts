// Who a message pretends to come from, held against where it comes from: look-alike domains, names of colleagues, offices
// and firms at foreign addresses, answers that go elsewhere, and what the account's own server says of its authenticity.

import { isBelow } from '../academies/host-names.ts';
import { addressKey } from '../domain/address.ts';
import { BRANDS, isOwnName } from './brands.ts';
import { domainOfAddress, isBelowFreeHost, registered } from './domains.ts';
import { type Evidence, evidence } from './evidence.ts';
import { familiarDomains, isFreemail, isInstitution } from './institutions.ts';
import { imitated } from './look-alike.ts';
import { disguisedWord, plainName, plainText } from './plain-text.ts';
import type { Scene } from './scene.ts';

export function senderEvidence(scene: Scene): Evidence[] {
  return [
    ...imitatedDomain(scene),
    ...nameElsewhere(scene),
    ...disguised(scene),
    ...unusable(scene),
    ...answers(scene),
    ...(claimsOffice(scene) ? [evidence('freemailOrganisation', scene.fromAddress)] : []),
  ];
}

function imitatedDomain({ fromDomain, known, letter, knowledge }: Scene): Evidence[] {
  for (const domain of [fromDomain, domainOfAddress(letter.replyTo[0]?.address ?? '')]) {
    const like = domain === '' ? null : imitated(domain, [...known, ...familiarDomains(knowledge.familiarDomains)]);
    if (like && (domain === fromDomain || like.kind === 'institution'))
      return [evidence('lookAlikeSender', domain, like.domain)];
  }
  return [];
}

/** Names that only the ministry's people bear. */
const INSTITUTION =
  /\b(?:rectorat|rect(?:eur|rice)|dsden|dasen|inspection academique|inspect(?:eur|rice) (?:d'academie|academique)|direct(?:eur|rice) academique|academie (?:de|d'|des|du)|education nationale|ministere de l'?education|messagerie academique|webmail academique|i-?prof|arena|espace numerique de travail|numen|portail (?:arena|agent|academique)|dsi (?:de l'academie|academi|du rectorat|rectorat)|dane\b)/;
/** The offices that kits speak for; every firm has some. */
const OFFICE =
  /\b(?:dsi|service (?:informatique|technique|messagerie|client|clientele)|espace client|customer (?:service|support|care)|support (?:informatique|technique|team|messagerie)|assistance (?:informatique|technique)|administrat(?:eur|ion|or|rice)s?|admin|webmaster|help ?desk|it (?:support|service|help|department|desk|team)|support (?:it|desk)|postmaster|equipe (?:technique|messagerie|informatique)|messagerie|webmail|zimbra|e-?mail|mail(?:box)? (?:server|team|service|support)|account (?:team|support|service)s?|centre de services|tech(?:nical)? support|security (?:team|alert|center)|notification center|principale?|proviseure?|chef d'etablissement|inspect(?:eur|rice)|direct(?:eur|rice)|head ?(?:master|teacher)|ressources humaines|human resources|hr (?:team|department)|service (?:paie|paye|rh)|payroll)\b/;
/** A union, an insurer, a parents' association speak of académies without being one. */
const ABOUT_SCHOOL =
  /\b(?:snes|snuipp|fsu|unsa|se-unsa|sgen|cfdt|cgt|fo|snalc|sud|fcpe|peep|apel|asso|association|mgen|casden|maif|cned|canope|syndicat|mutuelle|amicale|federation|editions|presse|union)\b/;

function nameElsewhere(scene: Scene): Evidence[] {
  const { fromName, fromAddress, fromDomain, isInside, knowledge } = scene;
  const shown = scene.shownName;
  const inName = /[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/.exec(fromName);
  if (
    inName &&
    registered(inName[1]!) !== registered(fromDomain) &&
    !isFreemailPair(inName[1]!, fromDomain) &&
    !leadsOnlyTo(scene, (host) => isBelow(host, registered(inName[1]!)))
  )
    return [evidence('addressInName', inName[0], fromAddress)];
  if (isInside) return [];
  const colleague = knowledge.namesakes.find(({ address }) => addressKey(address) !== fromAddress);
  if (colleague && !scene.isAcquainted) return [evidence('colleagueOutside', shown, colleague.address)];
  if (INSTITUTION.test(fromName) && !ABOUT_SCHOOL.test(fromName))
    return [evidence('institutionOutside', shown, fromAddress)];
  if (isBrandOutside(scene)) return [evidence('brandOutside', shown, fromDomain)];
  return OFFICE.test(fromName) && !fromName.includes('via ') && !isNameOfDomain(fromName, fromDomain)
    ? [evidence('officeOutside', shown, fromAddress)]
    : [];
}

const isFreemailPair = (a: string, b: string) => isFreemail(a) && isFreemail(b);

function isBrandOutside(scene: Scene): boolean {
  const { fromName, fromDomain: domain, said } = scene;
  const named = BRANDS.filter(({ names }) => names.test(fromName.replaceAll('_', ' ')));
  if (named.length === 0 || isInstitution(domain)) return false;
  const isItsOwn = (host: string) =>
    named.some(({ domains, names }) => domains.some((own) => isBelow(host, own)) || isOwnName(registered(host), names));
  if (isItsOwn(domain)) return false;
  // A mailing program writes for the firm: nothing in the letter leads anywhere else.
  const asksToCall = said.some(({ topic }) => topic === 'callToCancel');
  return asksToCall || !leadsOnlyTo(scene, isItsOwn);
}

/** There are links, and all of them lead there. */
function leadsOnlyTo({ letter }: Scene, isThere: (host: string) => boolean): boolean {
  const hosts = letter.links.flatMap(({ url }) => (/^https?:/i.test(url) ? (URL.parse(url)?.hostname ?? '') : []));
  return hosts.length > 0 && hosts.every(isThere) && letter.attachments.length === 0;
}

/** « Support Ovni » at ovni.com writes of itself. */
function isNameOfDomain(name: string, domain: string): boolean {
  const own = registered(domain).split('.')[0]!.replaceAll('-', '');
  return own.length > 2 && name.replace(/[^a-z0-9]/g, '').includes(own);
}

const DECORATION = /[\u2600-\u27bf\u{1f300}-\u{1faff}]/u;

/** Only the name of a firm is worth writing it so: « J e a n n e » is a taste. */
function otherwiseWritten(name: string): string | null {
  const [read, written] = [plainName(name), plainText(name)];
  return read !== written && BRANDS.some(({ names }) => names.test(read) && !names.test(written)) ? name : null;
}

function disguised({ shownName }: Scene): Evidence[] {
  const decorated = DECORATION.test(shownName) ? [evidence('decoratedName', shownName)] : [];
  const word = disguisedWord(shownName, 1) ?? otherwiseWritten(shownName);
  return word === null ? decorated : [evidence('disguisedName', word), ...decorated];
}

function unusable({ letter, fromDomain, fromAddress }: Scene): Evidence[] {
  // A message without any From is a draft or a fault; one whose From is no address was written so.
  if (letter.from.length === 0 || letter.isReport) return [];
  if (fromDomain === '' || (letter.from.length > 1 && !letter.from[0]!.address.includes('@')))
    return [evidence('unusableSender', letter.from[0]!.address || (letter.from[0]!.name ?? ''))];
  if (isBelowFreeHost(fromDomain)) return [evidence('senderFreeHost', fromAddress)];
  const name = registered(fromDomain).split('.')[0]!;
  return isThrownTogether(name) ? [evidence('randomSender', fromAddress)] : [];
}

/** Digits among letters, or letters that no language puts in a row. */
function isThrownTogether(name: string): boolean {
  if (name.length < 7 || name.startsWith('xn--')) return false;
  const turns = name.match(/[a-z]\d+(?=[a-z])/g)?.length ?? 0;
  return (
    turns >= 2 || (turns === 1 && /[bcdfghjklmnpqrstvwxz]{5}/.test(name)) || /[bcdfghjklmnpqrstvwxz]{7}/.test(name)
  );
}

const ORGANISATIONS_CLAIMS = new Set([
  'quotaClaim',
  'passwordClaim',
  'accountThreat',
  'refund',
  'prize',
  'fortune',
  'bankDetails',
]);

/** What only an organisation tells, from a mailbox that anybody has. */
function claimsOffice({ isFreemail: fromFreemail, isAcquainted, said, letter }: Scene): boolean {
  return fromFreemail && !isAcquainted && !letter.isList && said.some(({ topic }) => ORGANISATIONS_CLAIMS.has(topic));
}

function answers({ letter, fromAddress, fromDomain, isFreemail: fromFreemail, isAcquainted }: Scene): Evidence[] {
  if (isAcquainted || letter.isList) return [];
  for (const { address } of letter.replyTo) {
    const domain = domainOfAddress(address);
    if (domain === '' || registered(domain) === registered(fromDomain)) continue;
    if (isFreemail(domain) && !fromFreemail) return [evidence('replyToFreemail', address)];
    if (!isInstitution(domain)) return [evidence('replyElsewhere', address)];
  }
  return fromFreemail ? otherMailbox(fromAddress, letter.replyTo) : [];
}

/** From one private mailbox, answers to another. */
function otherMailbox(from: string, replyTo: readonly { address: string }[]): Evidence[] {
  const other = replyTo.find(
    ({ address }) => addressKey(address) !== addressKey(from) && isFreemail(domainOfAddress(address)),
  );
  return other ? [evidence('replyElsewhere', other.address)] : [];
}

/** Only the word of servers that are the account's own counts: anybody can write the others' into a message. */
export function serverEvidence({ letter, knowledge, fromDomain, isInside }: Scene): Evidence[] {
  const own = letter.authentication.filter(({ by }) => knowledge.ownServers.some((server) => isBelow(by, server)));
  const failed = own.find(({ dmarc, spf, dkim }) =>
    dmarc === null ? spf === 'fail' && dkim !== 'pass' : dmarc === 'fail',
  );
  if (!failed || letter.isList) return [];
  return [evidence(isInside ? 'ownDomainForged' : 'authenticationFails', fromDomain, failed.by)];
}
