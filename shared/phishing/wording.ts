// What a message says, by words in French and in English: the claims and requests that phishing lives on. Each topic is a
// list of patterns over plain text (plain-text.ts): small letters, no accents. A word alone says nothing: « mot de passe »
// is in half of a school's mail; what counts is who asks for what.
import type { Topic } from './topics.ts';
import { ABROAD } from './wording-abroad.ts';

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
    /\b(?:augmente[rz]|increase|upgrade|libere[rz]).{0,20}(?:quota|mailbox|boite|espace de stockage|your storage)/,
    /(?:\b(?:vos|your|[0-9]{1,3}|nouveaux|new|incoming|entrants) (?:[a-z-]+ ){0,2}(?:messages?|e-?mails?|courriers?|courriels?)).{0,30}\b(?:en attente|bloques?|suspendus?|retenus?|pending|on hold|undelivered|quarantined?|(?:are|being|were) held|non (?:delivres|distribues|remis))\b/,
  ],
  passwordClaim: [
    near(
      'mot de passe|password|passwort|passcode',
      '(?<!\\b(?:lien|link|code|url)\\b.{0,25})(?:expir|arrive a (?:expiration|echeance)|perime|is (?:due|about) to|caduc|plus valide|obsolete)',
      60,
    ),
    /keep (?:your |the )?(?:same|current) password|(?:garder|conserver) (?:le|votre) (?:meme |ancien )?mot de passe/,
  ],
  accountThreat: [
    near(
      '\\b(?:votre|your|vos|ton|this|ce|ur) (?:[a-z0-9.@&-]+ ){0,3}(?:compte|accounts?|boite|mailbox|messagerie|acces|access|(?:carte|card)s?|wallet|profil|profile|dossier|service|espace|porte-?monnaie|ligne|abonnement|subscription|membership|id)\\b',
      '\\b(?:suspend|suspens|bloqu|blocked|blocage|desactiv|deactivat|disabled|fermee?\\b|fermer|cloture|closed|closure|terminat|restricted|restriction|restreint|limitee?\\b|limited|locked|verrouill|compromis(?:ed|e)?\\b|supprim|deleted|deletion|resili|on hold|interrompu)',
      70,
    ),
    /(?:activite|connexion|tentative|transaction|activity|sign-?in|log-?in|login attempt|sign-?in attempt).{0,40}(?:inhabituelle?|suspecte?|non autorisee?|inconnue?|unusual|suspicious|unauthori[sz]ed|unrecogni[sz]ed)/,
    /(?:unusual|suspicious|unauthori[sz]ed|unrecogni[sz]ed|inhabituelle?|suspecte?).{0,30}(?:activity|sign-?in|log-?in|login|transaction|access|connexion)/,
    /\b(?:votre|your|vos) (?:adresse )?(?:e-?mail|mail|courriel|address|id)s?\b.{0,40}\b(?:suspend|bloqu|blocked|desactiv|deactivat|disabled|locked|terminated)/,
    /(?:eviter|avoid|prevent).{0,40}(?:\b(?:suspension|desactivation|fermeture|blocage|closure|deactivation|suppression|termination)\b|losing access)/,
    /desactivation (?:de|definitive)|deactivation of your|sera (?:definitivement )?(?:suspendu|ferme|desactive|supprime|bloque|cloture)e?/,
  ],
  credentialRequest: [
    near(
      '\\b(?:verif[iy]|confirm(?:e[rz]?|ing)?\\b|valide[rz]|validate|activate|active[rz]|reactive|re-activ|mettre? a jour|mettez a jour|mise a jour|actualise|update|upgrade|unlock|restore|recover|debloque|authentifi|authenticate|re-?valid|securise[rz]|secure\\b|retabli|renouvele|renew)',
      '\\b(?:votre|your|vos|ce) (?:[a-z0-9.@&-]+ ){0,2}(?:compte|account|boite|mailbox|messagerie|identit[ey]|identifiants?|informations?|coordonnees|details|information|e-?mail|adresse|acces|access|carte|card|wallet|profil|profile|dossier|password|mot de passe|moyen de paiement|payment (?:method|details|information)|billing|facturation|abonnement|subscription|membership|seed)',
      40,
    ),
    /\b(?:saisi|entre[rz]|renseigne|communique|transme|fournis|indique|envoye|provide|send|submit|repond).{0,50}(?:\b(?:votre|vos|your|nos|le|les) (?:mot de passe|identifiants?|password|credentials)|code (?:recu|de securite|secret|confidentiel)|carte bancaire|numero de carte|card (?:number|details)|numen|recovery phrase|seed phrase|coordonnees bancaires)/,
    /(?:nom d'utilisateur|identifiant|username|user name|e-?mail) ?:.{0,60}(?:mot de passe|password) ?:/,
  ],
  parcel: [
    near(
      '\\b(?:colis|parcel|(?:your|the|a) package|livraison|(?:your|package|parcel) delivery|shipment|votre envoi)\\b',
      "\\b(?:frais|affranchissement|en attente|vous attend|n'a pas pu|n'avons pas pu|could not be|couldn't be|unable to|failed|(?:delivery|shipping|customs) fees?|customs|douane|reprogramme[rz]|reschedule|adresse (?:incomplete|incorrecte)|incomplete address|(?:is|are) waiting|pending|suspendu|bloque|on hold|confirme[rz])",
      70,
    ),
  ],
  refund: [
    near(
      '\\b(?:rembours|refund|tax (?:return|rebate)|credit d.impot|indemnite|allocation|trop[ -]percu|avoir fiscal|prime (?:d|de|exceptionnelle)|reimbursement)',
      '\\b(?:recevoir|percevoir|eligible|beneficier|droit a|(?:to|will) receive|reclame|en attente|pending|formulaire|confirme[rz]?)\\b|claim (?:it|your)|[0-9] ?(?:€|eur|£)',
      90,
    ),
    /\b(?:vos|votre) (?:droits|solde|credits? de formation)\b.{0,60}\b(?:expire|supprimes?\b|perdus?\b)/,
  ],
  payment: [
    near(
      '\\b(?:paiement|payment|prelevement|factures?|invoice|amende|abonnement|subscription|peage|(?:votre|your|credit|bank|payment) (?:carte|card)|carte bancaire|transaction|billing|renewal|auto-?renew)',
      "\\b(?:refuse|rejete|echoue|declined|failed|impaye|unpaid|overdue|en retard|debite|majore|majoration|charged|expires?\\b|expired|arrive a expiration|en attente|outstanding|(?:n'a pas|non) (?:encore )?(?:ete )?(?:regle|paye)|n'a pas pu|n'avons pas pu|could not be|unsuccessful|problem with|un probleme)",
      60,
    ),
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
    /(?:bitcoin|btc|crypto|ethereum|usdt|token|wallet).{0,80}(?:claim|reward|airdrop|bonus|profit|deposit|withdraw|balance|earn)/,
  ],
  fortune: [
    near(
      '\\b(?:heritage|inheritance|next of kin|leguer|legs|deceased|late husband|defunt|donation|don de|beneficiary|beneficiaire|investment partner|charit)',
      '\\b(?:millions?|[0-9]{3}[. ,]?000|(?:us)?\\$ ?[0-9]+[.,]?[0-9]*|fund of|sum of|somme de)',
      140,
    ),
    near(
      '\\b[0-9.,]+ ?(?:millions?|m)\\b ?(?:of )?(?:us |united states )?(?:dollars|euros|usd|eur|gbp|pounds|\\$|€)?',
      'confidential|partner(?:ship)?|beneficiary|next of kin|charity|donat|contact me|compensation|your e-?mail|transfer|abandoned|unclaimed|atm card',
      160,
    ),
    /\b(?:beloved (?:friend|one|in)|dearly beloved|(?:seek|need) your (?:consent|assistance|partnership)|(?:confidential|lucrative|mutual) business|business (?:proposal|transaction) (?:of|worth|for)|scam(?:med)? victims|your (?:unpaid|overdue|outstanding) (?:fund|inheritance|compensation|contract))/,
    /(?:compensation fund|lottery (?:winner|winning|board)|gagnant (?:a|de) la loterie|atm (?:visa )?card|consignment box|trunk box)/,
    near('western union|money ?gram', 'cheque|check|transfer|payment|fund|envo[iy]|send|mandat', 80),
  ],
  callToCancel: [
    near(
      '\\b(?:cancel|refund|dispute|unauthori[sz]ed|not authori[sz]ed|did not (?:make|place|authori)|if you did)',
      '\\+?1?[ -.(]{0,2}8\\d\\d[ -.)]{1,2}\\d{3}[ -.]\\d{4}',
      200,
    ),
    near(
      "\\bannuler|remboursement|contester|pas a l'origine",
      '(?:appelez|contactez|joindre|telephon).{0,60}(?:\\+33|0)[ .]?[1-9](?:[ .]?\\d\\d){4}',
      140,
    ),
  ],
  ownPraise: [
    /(?:message|e-?mail|mail) (?:is|was sent|comes) (?:from|by) an? (?:trusted|verified|safe|secure) (?:sender|source)|(?:message|courriel|e-?mail) (?:provient|vient|est envoye) d'un expediteur (?:fiable|verifie|sur|de confiance|approuve)/,
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
    for (const pattern of [...TOPICS[topic], ...(ABROAD[topic] ?? [])]) {
      const words = typeof pattern === 'function' ? pattern(whole) : pattern.exec(whole)?.[0];
      if (words) return [{ topic, words: words.slice(0, 120).trim() }];
    }
    return [];
  });
}
