// What a message claims and asks for, held against what is known: the quota that the server told, the date on which the
// password runs out. The own organisation may say such things; whoever is outside it may not.
import { type Evidence, evidence } from './evidence.ts';
import { disguisedWord, plainText } from './plain-text.ts';
import type { Scene } from './scene.ts';
import type { Said } from './wording.ts';

/** Fuller than this a mailbox may honestly be called full. */
const NEARLY_FULL = 0.9;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Earlier than this nobody is honestly reminded. */
const REMINDED_DAYS = 90;

export function claimEvidence(scene: Scene): Evidence[] {
  const found = scene.said.flatMap((said) => claim(scene, said));
  const word = disguisedWord(`${scene.letter.subject} ${scene.letter.text.slice(0, 4_000)}`, 2);
  if (word !== null) found.push(evidence('disguisedText', word));
  if (!found.some(({ kind }) => kind === 'callToClick')) found.push(...buttonEvidence(scene));
  if (greetsAddress(scene)) found.push(evidence('greetedByAddress'));
  return found;
}

function claim(scene: Scene, { topic, words }: Said): Evidence[] {
  const { quota, passwordEndsAt, nowAt } = scene.knowledge;
  switch (topic) {
    case 'quotaClaim':
      return quota && quota.usedBytes < NEARLY_FULL * quota.limitBytes && isAboutOwnMailbox(scene)
        ? [evidence('quotaFalse', words, `${quota.usedBytes}/${quota.limitBytes}`)]
        : outside(scene, topic, words);
    case 'passwordClaim':
      return passwordEndsAt !== null && passwordEndsAt - nowAt > REMINDED_DAYS * DAY_MS && isAboutOwnMailbox(scene)
        ? [evidence('passwordFalse', words, `${passwordEndsAt}`)]
        : outside(scene, topic, words);
    case 'availability':
      // A short note and nothing else: in a long letter these are ordinary words.
      return scene.text.length < 700 && scene.letter.links.length <= 2 ? outside(scene, topic, words) : [];
    case 'extortion':
    case 'fortune':
    case 'callToCancel':
    case 'giftCards':
      return scene.letter.isList ? [] : outside(scene, topic, words);
    default:
      return outside(scene, topic, words);
  }
}

/** What is written on the button of a kit: something to be done to an account, a debt or a parcel. */
const BUTTON =
  /^(?:(?:je |j')?(?:verifi|confirm|activ|reactiv|valid|securis|debloqu|renouvel|regularis|reprogramm|regl|pay|recuper|reclam|conserv|recev)\w*|mettre a jour|mise a jour|se connecter|connexion|me connecter|acceder|log ?in|sign ?in|verify|confirm|update|activate|unlock|claim|pay now|get started|review)\b/;

function buttonEvidence({ letter, isInside, isAcquainted }: Scene): Evidence[] {
  if (isInside || isAcquainted) return [];
  const button = letter.links.slice(0, 8).find(({ text }) => text.length < 60 && BUTTON.test(plainText(text)));
  return button ? [evidence('callToClick', button.text)] : [];
}

const GREETING =
  /(?:^|[.\n]|\b)(?:bonjour|bonsoir|ch(?:er|ere)(?:\(e\))?(?: client| utilisateur| abonne)?|dear(?: customer| user| client)?|hello|hi|hey|hallo|ola|hola|beste|prezado|estimado|sehr geehrter|attention|attn)[ ,:!]{0,3}$/;

/** « Bonjour claire.moreau@ac-poitiers.fr », or the address in the subject. */
function greetsAddress({ letter, subject, text, isInside, isAcquainted }: Scene): boolean {
  if (isInside || isAcquainted || letter.to.length > 3) return false;
  return letter.to.some(({ address }) => {
    const own = address.trim().toLowerCase();
    if (!own.includes('@')) return false;
    const at = text.slice(0, 400).indexOf(own);
    return subject.includes(own) || (at >= 0 && (at === 0 || GREETING.test(text.slice(Math.max(0, at - 40), at))));
  });
}

/** What the own organisation says of its own services needs no proof. */
function outside(scene: Scene, topic: Said['topic'], words: string): Evidence[] {
  return scene.isInside ? [] : [evidence(topic, words)];
}

/** A shop's account is not the mailbox: the claim is held against the facts only where it can be about it. */
function isAboutOwnMailbox({ isInside, fromDomain, subject, text, knowledge }: Scene): boolean {
  const own = knowledge.ownAddresses.some((address) => address.endsWith(`@${fromDomain}`));
  return (
    isInside ||
    own ||
    /\b(?:boite|messagerie|mailbox|mail ?box|webmail|academi|e-?mail|inbox)/.test(`${subject} ${text.slice(0, 2_000)}`)
  );
}
