// What a message says, by words in French and in English: the claims and requests that phishing lives on. Each topic is a
// list of patterns over plain text (plain-text.ts): small letters, no accents. A word alone says nothing: « mot de passe »
// is in half of a school's mail; what counts is who asks for what.
import type { EvidenceKind } from './evidence.ts';

type Topic = Extract<
  EvidenceKind,
  | 'quotaClaim'
  | 'passwordClaim'
  | 'accountThreat'
  | 'credentialRequest'
  | 'callToClick'
  | 'parcel'
  | 'refund'
  | 'payment'
  | 'bankDetails'
  | 'prize'
  | 'document'
  | 'giftCards'
  | 'availability'
  | 'extortion'
  | 'urgency'
>;

const BOX =
  '\\b(?:boite|messagerie|mailbox|mail ?box|inbox|storage|stockage|webmail|cloud|e-?mail (?:account|box|quota|storage))';

/** Answers the words found; null: not there. */
type Finder = (text: string) => string | null;

/** No word of a claim stands oftener than this before it is made. */
const TRIES = 12;

/** Both, in whichever order, with no more than `within` characters between them. */
function near(a: string, b: string, within = 60): Finder {
  const [first, second] = [new RegExp(a, 'g'), new RegExp(b, 'g')];
  return (text) => {
    if (text.search(second) < 0) return null;
    for (const found of [...text.matchAll(first)].slice(0, TRIES)) {
      const [start, end] = [Math.max(0, found.index - within), found.index + found[0].length];
      second.lastIndex = 0;
      const before = text.slice(start, found.index).match(second)?.[0];
      if (before !== undefined) return text.slice(text.lastIndexOf(before, found.index), end);
      const after = text.slice(end, end + within + 20).match(second)?.[0];
      if (after !== undefined) return text.slice(found.index, text.indexOf(after, end) + after.length);
    }
    return null;
  };
}

const TOPICS: Record<Topic, readonly (RegExp | Finder)[]> = {
  quotaClaim: [
    near(
      BOX,
      'pleine?\\b|\\bfull\\b|sature|depasse (?:son|le|la|sa|votre) (?:quota|limite|capacite)|exceeded|almost full|presque plein',
      50,
    ),
    /quota.{0,50}(?:depasse|atteint|exceed|reached|full|sature|limite)|(?:depasse|atteint|exceeded|reached).{0,40}(?:quota|storage limit|limite de stockage|espace de stockage)/,
    /(?:espace|storage|stockage|limite).{0,30}(?:insuffisant|epuise|running out|is full|is almost full|a ete atteinte?)/,
    /(?:augment|increase|upgrade|liber).{0,30}(?:quota|mailbox|boite|espace de stockage|storage)/,
    /(?:messages?|e-?mails?|courriers?|courriels?).{0,40}(?:en attente|bloques?|suspendus?|retenus?|pending|on hold|undelivered|quarantin|held|non (?:delivres|distribues|remis))/,
  ],
  passwordClaim: [
    near(
      'mot de passe|password|passwort|passcode',
      'expir|va expirer|arrive a (?:expiration|echeance)|perime|is (?:due|about) to|caduc|plus valide|obsolete',
      60,
    ),
    /keep (?:your |the )?(?:same|current) password|(?:garder|conserver) (?:le|votre) (?:meme |ancien )?mot de passe/,
  ],
  accountThreat: [
    near(
      '(?:votre|your|vos|le|ce|this|the) (?:[a-z0-9.@&-]+ ){0,3}(?:compte|account|boite|mailbox|messagerie|acces|access|adresse|e-?mail|carte|card|wallet|profil|profile|dossier|service|abonnement|subscription|membership|id)\\b',
      '\\b(?:suspend|bloqu|block|desactiv|deactivat|disabled|ferme\\b|fermer|cloture|closed|closure|terminat|restrict|restreint|limite(?:e|s|d)?\\b|limited|locked|verrouill|compromis|supprim|deleted|resili|on hold|interrompu)',
      70,
    ),
    /(?:activite|connexion|tentative|transaction|activity|sign-?in|log-?in|login attempt|sign-?in attempt).{0,40}(?:inhabituelle?|suspecte?|non autorisee?|inconnue?|unusual|suspicious|unauthori[sz]ed|unrecogni[sz]ed)/,
    /(?:unusual|suspicious|unauthori[sz]ed|unrecogni[sz]ed|inhabituelle?|suspecte?).{0,30}(?:activity|sign-?in|log-?in|login|transaction|access|connexion)/,
    /(?:eviter|avoid|prevent).{0,40}(?:suspension|desactivation|fermeture|blocage|interruption|closure|deactivation|suppression|termination|losing access)/,
    /desactivation (?:de|definitive)|deactivation of your|sera (?:definitivement )?(?:suspendu|ferme|desactive|supprime|bloque|cloture)e?/,
  ],
  credentialRequest: [
    near(
      'verif|confirm|valid|activ|reactiv|re-?activ|mettre? a jour|mise a jour|actualis|update|upgrade|unlock|restor|recover|debloqu|authentif|authentic|re-?valid|secur|retablir|renouvel|renew',
      '(?:votre|your|vos|le|ce) (?:[a-z0-9.@&-]+ ){0,2}(?:compte|account|boite|mailbox|messagerie|identit[ey]|identifiants?|informations?|coordonnees|details|information|e-?mail|adresse|acces|access|carte|card|wallet|profil|profile|dossier|password|mot de passe|moyen de paiement|payment (?:method|details|information)|billing|facturation|abonnement|subscription|membership|seed)',
      40,
    ),
    /(?:saisi|entre|renseigne|communique|transme|fournis|indique|envoye|enter|provide|send|submit|repond).{0,50}(?:mot de passe|identifiants?|password|credentials|code (?:recu|de securite|secret|confidentiel)|carte bancaire|numero de carte|card (?:number|details)|numen|recovery phrase|seed phrase|coordonnees bancaires)/,
    /(?:nom d'utilisateur|identifiant|username|user name|e-?mail) ?:.{0,60}(?:mot de passe|password) ?:/,
  ],
  parcel: [
    near(
      'colis|parcel|package|livraison|delivery|shipment|expedition|envoi',
      "frais|affranchissement|en attente|attend|n'a pas pu|could ?n[o']t|unable|failed|fee|customs|douane|reprogramm|reschedul|adresse (?:incomplete|incorrecte)|incomplete address|waiting|pending|suspendu|bloque|on hold|confirm",
      70,
    ),
  ],
  refund: [
    near(
      'rembours|refund|tax (?:return|rebate)|credit d.impot|indemnit|allocation|trop[ -]percu|avoir fiscal|prime|compensation|reimburse',
      'recevoir|percevoir|eligible|beneficier|droit a|receive|claim|reclam|en attente|pending|formulaire|formular|confirm|eur|€|\\$|£|montant|amount',
      90,
    ),
  ],
  payment: [
    near(
      'paiement|payment|prelevement|facture|invoice|amende|fine|abonnement|subscription|carte|card|transaction|billing|renewal|auto-?renew',
      "refuse|rejete|echoue|declined|failed|impaye|unpaid|overdue|en retard|debit|majoration|charged|expire|en attente|outstanding|n'a pas pu|could not|unsuccessful|problem|probleme",
      60,
    ),
    /(?:call|contact|appele[rz]).{0,60}(?:\+?1?[ -.(]?8\d\d[ -.)]{1,2}\d{3}[ -.]\d{4}).{0,200}|(?:cancel|refund|dispute).{0,120}\+?1?[ -.(]{0,2}8\d\d[ -.)]{1,2}\d{3}[ -.]\d{4}/,
  ],
  bankDetails: [/(?:modifi|chang|nouveau|new).{0,40}(?:rib\b|iban|coordonnees bancaires|bank (?:account|details))/],
  prize: [
    /(?:vous avez|you have|you've|tu as) (?:ete |been )?(?:gagne|remporte|won|selectionne|selected|choisie?|chosen|tire)/,
    /felicitations.{0,80}(?:gagn|selectionn|lot|cadeau|recompense|bon d'achat)|congratulations.{0,80}(?:won|winner|selected|chosen|reward|prize|gift|eligible)/,
    near(
      '\\b(?:gagnante?s?|winners?|rewards?|recompenses?|cadeaux?|gifts?|prizes?|giveaway|airdrop|bonus)\\b',
      '\\b(?:exclusi\\w+|claim|reclam\\w+|recuper\\w+|survey|sondage|questionnaire|loyalty|fidelite|unclaimed)\\b',
      60,
    ),
    /(?:heritage|inheritance|next of kin|succession|legs\b|beneficiary|beneficiaire).{0,120}(?:million|fonds?|funds?|dollars|euros|usd|eur)/,
    /(?:million|fonds|funds|donation|somme|sum).{0,100}(?:usd|dollars|euros|\$|€).{0,160}(?:confidential|partner|investment|beneficiary|charity|transfer|donation|contact me|bank)/,
    /(?:compensation fund|lottery|loterie|atm card|consignment|trunk box|western union|moneygram)/,
    /(?:bitcoin|btc|crypto|ethereum|usdt|token|wallet).{0,80}(?:claim|reward|airdrop|bonus|profit|deposit|withdraw|balance|earn)/,
  ],
  document: [
    /(?:a partage|has shared|shared (?:a|the|this)|vous a envoye|sent you|has sent|vous avez recu|you have received|you received|you have a|new).{0,40}(?:document|fichier|file|message vocal|voice ?mail|voice message|fax|scan|dossier|docusign|onedrive|sharepoint|dropbox|wetransfer|secure message|message securise)/,
    /(?:consulter|telecharger|view|review|open|access|download|sign).{0,20}(?:le |the |your |this |votre )?(?:document|fichier|shared file|voice ?mail|fax|statement|remittance|invoice|e-?sign)/,
  ],
  callToClick: [
    /(?:connectez|identifiez|authentifiez)[ -]vous|(?:log ?in|sign ?in) (?:to|now|here|below)|cliquez (?:ici|sur le lien|ci-?dessous|sur le bouton)|click (?:here|the (?:link|button)|below|on the)|suivez (?:le|ce) lien|follow the link|cliquer (?:ici|sur)/,
  ],
  giftCards: [
    near(
      'gift ?cards?|cartes? (?:cadeaux?|pcs|transcash|neosurf|steam|google ?play|itunes|apple|amazon|prepayees?)|coupons? (?:pcs|transcash|neosurf|recharge)|tickets? (?:pcs|transcash|neosurf)',
      'achet|procurer|besoin|buy|purchase|need|get|code|gratte|scratch|photo|envo[iy]|rembours|reimburse',
      120,
    ),
  ],
  availability: [
    /(?:es[ -]tu|etes[ -]vous|are you|serais[ -]tu|seriez[ -]vous) (?:actuellement |currently |toujours |la et |at your desk|au bureau|en ligne|free|disponible|available|dispo|joignable)/,
    /(?:rendre|do me|need|besoin d'?u?n?).{0,15}(?:service|favou?r|faveur).{0,140}(?:discret|confidentiel|urgent|reunion|meeting|telephone|appel|call|repond|reply|e-?mail)/,
    /(?:je suis|i am|i'm) (?:en |in a? ?)(?:reunion|conference|meeting).{0,140}(?:repond|e-?mail|mail|disponible|available|tache|task|urgent)/,
  ],
  extortion: [
    near(
      'webcam|\\bcamera\\b|masturb|\\bporn|sites? (?:pour )?adultes?|adult (?:site|content|video)',
      '\\bbitcoins?\\b|\\bbtc\\b|\\busdt\\b|litecoin',
      1_500,
    ),
    near(
      'pedopornograph|cyber ?pornograph|exhibitionnis|grooming|pedophil',
      'gendarmerie|police|europol|interpol|brigade|convocation',
      600,
    ),
  ],
  urgency: [
    /(?:sous|dans les|within|dans un delai de|in|in the next|next|under) (?:les |the )?(?:prochaines |next )?(?:12|24|36|48|72|vingt-quatre|quarante-huit) ?(?:h\b|heures|hours|hrs)/,
    /immediat(?:e|ement)|immediate(?:ly)?|urgent|des que possible|as soon as possible|sans delai|dernier (?:rappel|avertissement)|final (?:notice|warning|reminder)|last (?:chance|warning|reminder)|action (?:required|requise|necessaire)|avant (?:minuit|ce soir|suspension)|act now|agissez/,
  ],
};

/** A letter longer than this says its claims at the beginning. */
const READ_LENGTH = 6_000;

export interface Said {
  topic: Topic;
  /** The words found, in plain text, to be shown as they are. */
  words: string;
}

/** What the letter says, each topic once. Both are plain text already. */
export function saidIn(subject: string, text: string): Said[] {
  const whole = `${subject} . ${text.slice(0, READ_LENGTH)}`;
  return (Object.keys(TOPICS) as Topic[]).flatMap((topic) => {
    for (const pattern of TOPICS[topic]) {
      const words = typeof pattern === 'function' ? pattern(whole) : pattern.exec(whole)?.[0];
      if (words) return [{ topic, words: words.slice(0, 120).trim() }];
    }
    return [];
  });
}
