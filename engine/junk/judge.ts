// Whether a message that has just arrived is junk: by the server's own marking, or by what the person taught. Never of
// somebody in the address book, of somebody written to, of an académie or the ministry, or of what was marked as
// acceptable anywhere: those only the person may judge.
import { academyAboveDomain, academyOfDomain } from '../../shared/academies/domains.ts';
import { addressKey } from '../../shared/domain/address.ts';
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import { hasKeyword } from '../../shared/domain/tag-keyword.ts';
import { JUNK_FROM, junkScore, knowsEnough } from '../core/junk-score.ts';
import { digestSource } from '../mime/digest.ts';
import { headerText, readHeaderBlock } from '../mime/header-block.ts';
import { unpackSource } from '../mime/packed-source.ts';
import { messagesForFilters } from '../store/filters.ts';
import type { ReadDb } from '../store/handles.ts';
import { isCorrespondent, junkLessons, junkSecret, junkSettings, tokenCounts } from '../store/junk.ts';
import { readSource } from '../store/sources.ts';
import { hashedTokens } from './read-tokens.ts';

/** What is to be done; null: it is not junk, or nobody may say so. */
export type JunkVerdict = 'mark' | 'move' | null;

export function judgesArrivals(db: ReadDb, accountId: AccountId): boolean {
  return junkSettings(db, accountId).judges;
}

export function judge(db: ReadDb, id: MessageId): JunkVerdict {
  const [message] = messagesForFilters(db, [id]);
  if (!message || message.isJunk) return null;
  const { accountId, from, keywords } = message;
  const { judges, moves } = junkSettings(db, accountId);
  const isVouchedFor = ['$NotJunk', 'NonJunk', 'NotJunk'].some((keyword) => hasKeyword(keywords, keyword));
  if (!judges || isVouchedFor || from.some(({ address }) => isTrusted(db, address))) return null;
  const packed = readSource(db, id);
  if (!packed) return null;
  const raw = unpackSource(packed);
  return serverSaysJunk(raw) || learntIsJunk(db, accountId, raw) ? (moves ? 'move' : 'mark') : null;
}

function isTrusted(db: ReadDb, address: string): boolean {
  const key = addressKey(address);
  return isInstitutional(key.split('@').at(-1) ?? '') || isCorrespondent(db, key);
}

/** Who only bears such a name is the concern of the anti-hameçonnage, which says so. */
function isInstitutional(domain: string): boolean {
  const isAcademy = academyOfDomain(domain) !== null || academyAboveDomain(domain) !== null;
  return isAcademy || /(^|\.)(education|enseignementsup-recherche)\.gouv\.fr$/.test(domain);
}

/** X-Spam-Flag and X-Spam-Status (SpamAssassin), X-Spam (rspamd). A sender who forges « yes » harms nobody else. */
function serverSaysJunk(raw: Buffer): boolean {
  const block = readHeaderBlock(raw);
  return ['x-spam-flag', 'x-spam-status', 'x-spam'].some((name) => /^yes\b/i.test(headerText(block, name) ?? ''));
}

function learntIsJunk(db: ReadDb, accountId: AccountId, raw: Buffer): boolean {
  const lessons = junkLessons(db, accountId);
  if (!knowsEnough(lessons)) return false;
  const tokens = hashedTokens(digestSource(raw), junkSecret(db));
  return junkScore(tokenCounts(db, accountId, tokens), lessons).score >= JUNK_FROM;
}
