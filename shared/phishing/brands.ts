// Organisations that phishing in French schools pretends to be, with the domains they really write from and lead to.
// The domains are public: each firm's or service's own pages « reconnaître un e-mail frauduleux », its legal notice, and the
// field From of its real mail.
// `names`: as whole words in a sender's name or a subject, in plain text; each must be distinctive, as « orange » or
// « apple » alone are words. A domain that is missing makes a real message look a little worse, never by itself suspect.

import { isBelow } from '../academies/host-names.ts';

export interface Brand {
  names: RegExp;
  domains: readonly string[];
}

/** Each region has a domain of its own. */
const REGIONAL_BANKS =
  `ca-alpesprovence.fr ca-alsace-vosges.fr ca-anjou-maine.fr ca-aquitaine.fr ca-atlantique-vendee.fr
ca-briepicardie.fr ca-cb.fr ca-centrefrance.fr ca-centreloire.fr ca-centreouest.fr ca-charente-maritime.fr ca-charenteperigord.fr
ca-cmds.fr ca-cotesdarmor.fr ca-des-savoie.fr ca-finistere.fr ca-franchecomte.fr ca-guadeloupe.fr ca-illeetvilaine.fr
ca-languedoc.fr ca-loirehauteloire.fr ca-lorraine.fr ca-martinique.fr ca-morbihan.fr ca-nmp.fr ca-nord-est.fr ca-norddefrance.fr
ca-normandie-seine.fr ca-normandie.fr ca-paris.fr ca-pca.fr ca-pyrenees-gascogne.fr ca-reunion.fr ca-sudmed.fr ca-sudrhonealpes.fr
ca-toulouse31.fr ca-tourainepoitou.fr ca-valdefrance.fr`
    .split(/\s+/)
    .join(' ');

const brand = (names: RegExp, domains: string): Brand => ({ names, domains: domains.split(' ') });

export const BRANDS: readonly Brand[] = [
  brand(
    /\b(?:impots?[ .]gouv|dgfip|finances publiques|direction generale des finances|service des impots|tresor public)\b/,
    'gouv.fr',
  ),
  brand(
    /\b(?:ameli|assurance maladie|cpam|carte vitale|securite sociale)\b/,
    'ameli.fr assurance-maladie.fr gouv.fr mgen.fr info.ameli.fr assurance-maladie.com',
  ),
  brand(/\b(?:caf|allocations familiales)\b/, 'caf.fr cnaf.fr cnafmail.fr gouv.fr'),
  brand(/\b(?:antai|amendes?[ .]gouv|telepaiement|ants|france titres|crit'?air)\b/, 'gouv.fr antai.fr'),
  brand(/\b(?:compte formation|cpf)\b/, 'gouv.fr caissedesdepots.fr'),
  brand(/\b(?:france ?connect|edu ?connect|ensap|chorus ?pro)\b/, 'gouv.fr'),
  brand(/\b(?:france travail|pole emploi)\b/, 'francetravail.fr francetravail.net pole-emploi.fr pole-emploi.net'),
  brand(/\burssaf\b/, 'urssaf.fr gouv.fr'),
  brand(/\bparcoursup\b/, 'parcoursup.fr gouv.fr'),
  brand(/\b(?:reseau )?canope\b/, 'reseau-canope.fr canope.fr'),
  brand(/\bcned\b/, 'cned.fr'),
  brand(
    /\b(?:la ?poste|laposte|colissimo|chronopost|digiposte|mondial relay|relais colis)\b/,
    'laposte.fr laposte.net laposte.info notif-colissimo-laposte.info notif-laposte.info colissimo.fr chronopost.fr chronopost.com mondialrelay.fr mondialrelay.com relaiscolis.com lapostegroupe.fr groupe-laposte.com digiposte.fr edigiposte.fr pickup.fr',
  ),
  brand(/\bdhl\b/, 'dhl.com dhl.de dhl.fr dpdhl.com'),
  brand(/\bdpd\b/, 'dpd.fr dpd.com dpd.de dpd.co.uk dpdgroup.com'),
  brand(/\bcolis ?prive\b/, 'colisprive.com colisprive.fr'),
  brand(/\bgls\b/, 'gls-france.com gls-group.com gls-group.eu'),
  brand(/\bups\b/, 'ups.com'),
  brand(/\bfed ?ex\b/, 'fedex.com'),
  brand(/\busps\b/, 'usps.com usps.gov'),
  brand(/\broyal mail\b/, 'royalmail.com'),
  brand(/\bcredit agricole\b/, 'credit-agricole.fr credit-agricole.com ca-cib.com lcl.fr '.concat(REGIONAL_BANKS)),
  brand(/\bbnp(?: ?paribas)?\b/, 'bnpparibas bnpparibas.com bnpparibas.net hellobank.fr'),
  brand(/\bsociete generale\b/, 'socgen.com societegenerale.fr sg.fr societegenerale.com'),
  brand(/\bbanque postale\b/, 'labanquepostale.fr labanquepostale.com'),
  brand(/\b(?:caisse d'? ?epargne|banque populaire)\b/, 'caisse-epargne.fr banquepopulaire.fr bpce.fr'),
  brand(/\b(?:credit mutuel|cic banque)\b/, 'creditmutuel.fr cic.fr e-i.com'),
  brand(/\bbours(?:orama|obank)\b/, 'boursorama.fr boursorama.com boursobank.com'),
  brand(/\b(?:lcl|le credit lyonnais)\b/, 'lcl.fr credit-agricole.fr'),
  brand(/\bfortuneo\b/, 'fortuneo.fr fortuneo.com'),
  brand(/\brevolut\b/, 'revolut.com'),
  brand(/\b(?:cofidis|cetelem|sofinco|oney)\b/, 'cofidis.fr cetelem.fr sofinco.fr oney.fr oney.com ca-cf.fr'),
  brand(/\bcasden\b/, 'casden.fr banquepopulaire.fr'),
  brand(/\bmgen\b/, 'mgen.fr vyv.fr groupe-vyv.fr'),
  brand(/\bmaif\b/, 'maif.fr maif.com'),
  brand(/\b(?:macif|gmf|mae assurance)\b/, 'macif.fr gmf.fr mae.fr covea.eu'),
  brand(/\bengie\b/, 'engie.com engie.fr'),
  brand(/\btotal ?energies\b/, 'totalenergies.fr totalenergies.com'),
  brand(/\bveolia\b/, 'veolia.com veolia.fr'),
  brand(
    /\b(?:vinci autoroutes|ulys|sanef|bip ?& ?go)\b/,
    'vinci-autoroutes.com ulys.com sanef.com sanef.fr bipandgo.com',
  ),
  brand(/\b(?:sncf|tgv inoui)\b/, 'sncf.com sncf.fr sncf-connect.com sncf oui.sncf ouigo.com'),
  brand(/\bdoctolib\b/, 'doctolib.fr doctolib.com'),
  brand(/\bedf\b/, 'edf.fr edf.com'),
  brand(
    /\b(?:microsoft|office ?365|outlook ?(?:web|team|mail|support|security)|onedrive|sharepoint|ms ?365|m365)\b/,
    'microsoft.com microsoftonline.com office.com office365.com outlook.com live.com sharepoint.com onmicrosoft.com windows.com skype.com microsoft365.com teams.ms',
  ),
  brand(
    /^g(?:oogle|mail)$|\b(?:google (?:team|account|security|support|drive|docs|workspace|cloud)|gmail team|l'equipe google)\b/,
    'google.com googlemail.com gmail.com google.fr youtube.com',
  ),
  brand(
    /^apple$|\b(?:apple (?:id|support|pay|store|inc)|icloud|itunes|app store)\b/,
    'apple.com icloud.com itunes.com email.apple.com',
  ),
  brand(
    /\bamazon\b/,
    'amazon.com amazon.fr amazon.de amazon.co.uk amazon.it amazon.es amazonses.com amazon.in amazon.ca amazon.com.br',
  ),
  brand(/\bpaypal\b/, 'paypal.com paypal.fr paypal.de paypal.co.uk'),
  brand(/\bnetflix\b/, 'netflix.com'),
  brand(/\bebay\b/, 'ebay.com ebay.fr ebay.de ebay.co.uk ebay.it ebay.es'),
  brand(/\bbooking\.com\b/, 'booking.com'),
  brand(/\bairbnb\b/, 'airbnb.com airbnb.fr'),
  brand(/\b(?:cdiscount|fnac|darty)\b/, 'cdiscount.com fnac.com darty.com fnacdarty.com'),
  brand(/\bspotify\b/, 'spotify.com'),
  brand(/\bdisney ?(?:\+|plus)/, 'disneyplus.com disney.com'),
  brand(
    /\b(?:facebook|instagram|meta (?:business|support|security|team))\b/,
    'facebook.com facebookmail.com meta.com instagram.com fb.com',
  ),
  brand(/\b(?:tiktok|snapchat|discord)\b/, 'tiktok.com snapchat.com discord.com discordapp.com'),
  brand(/\badobe\b/, 'adobe.com adobesign.com echosign.com'),
  brand(/\byousign\b/, 'yousign.com yousign.app'),
  brand(/\blinkedin\b/, 'linkedin.com'),
  brand(/\bwhatsapp\b/, 'whatsapp.com'),
  brand(/\ble ?bon ?coin\b/, 'leboncoin.fr'),
  brand(/\bvinted\b/, 'vinted.fr vinted.com'),
  brand(/\bdocu ?sign\b/, 'docusign.net docusign.com docusign.fr'),
  brand(/\bdropbox\b/, 'dropbox.com dropboxmail.com'),
  brand(/\bwe ?transfer\b/, 'wetransfer.com'),
  brand(/\bovh(?:cloud)?\b/, 'ovh.com ovh.net ovhcloud.com'),
  brand(/^free$|\b(?:free mobile|freebox)\b/, 'free.fr free-mobile.fr freemobile.fr iliad.fr'),
  brand(
    /^orange$|\b(?:orange (?:mail|messagerie|bank|service|securite|fr)|assistance orange)\b/,
    'orange.fr orange.com orangebank.fr wanadoo.fr',
  ),
  brand(/\b(?:sfr|red by sfr)\b/, 'sfr.fr sfr.com red-by-sfr.fr'),
  brand(/\bbouygues\b/, 'bouyguestelecom.fr bbox.fr'),
  brand(
    /\b(?:carrefour|leclerc|auchan|lidl|ikea|intermarche|decathlon|leroy merlin)\b/,
    'carrefour.com carrefour.fr e.leclerc leclerc.com auchan.fr lidl.fr lidl.de lidl.com ikea.com ikea.fr intermarche.com mousquetaires.com decathlon.fr decathlon.com leroymerlin.fr',
  ),
  brand(
    /\b(?:binance|coinbase|metamask|trust ?wallet|ledger|electrum|blockchain|kraken|crypto\.com|phantom wallet|opensea|exodus wallet|trezor)\b/,
    'binance.com coinbase.com metamask.io trustwallet.com ledger.com blockchain.com kraken.com crypto.com opensea.io trezor.io exodus.com',
  ),
  brand(
    /\b(?:mcafee|norton|avast|geek ?squad|kaspersky|bitdefender)\b/,
    'mcafee.com norton.com nortonlifelock.com gen.com avast.com bestbuy.com geeksquad.com kaspersky.com bitdefender.com',
  ),
  brand(
    /\b(?:american express|amex|wells fargo|chase bank|bank of america|capital one|citibank|hsbc|barclays|santander|visa card|mastercard)\b/,
    'americanexpress.com aexp.com wellsfargo.com chase.com bankofamerica.com capitalone.com citi.com citibank.com hsbc.com barclays.co.uk santander.com visa.com mastercard.com',
  ),
  brand(
    /\b(?:costco|walmart|home depot|lowe's|dick's sporting|dicks sporting|ace hardware|kohl's|sam's club|t-mobile|verizon|at&t|starbucks|cvs pharmacy|walgreens|harbor freight|temu|shein|aldi|tesco|yeti|stanley tumbler|makita|dewalt)\b/,
    'costco.com walmart.com homedepot.com lowes.com dickssportinggoods.com acehardware.com kohls.com samsclub.com t-mobile.com verizon.com att.com starbucks.com cvs.com walgreens.com harborfreight.com temu.com temuemail.com shein.com aldi.com aldi.fr tesco.com yeti.com',
  ),
  brand(/\b(?:pronote|index education)\b/, 'index-education.net index-education.com docaposte.fr'),
];

/** What firms put beside their name in a domain for their mail. */
const BESIDE_NAME =
  /\b(?:e?-?mails?|news(?:letters?)?|info|notif(?:ication)?s?|com(?:munication)?|fr|france|de|uk|group|groupe|ca|[a-z]{0,3})\b/g;

/** « DHL » at dhl.example or mail-dhl.example may be the firm in another country; dhl-paiement.example is not. */
export function isOwnName(domain: string, names: RegExp): boolean {
  const words = domain.slice(0, domain.lastIndexOf('.')).replace(/[.-]/g, ' ');
  return names.test(words) && words.replace(names, '').replace(BESIDE_NAME, '').trim() === '';
}

export function isOneBrand(one: string, other: string): boolean {
  return BRANDS.some(
    ({ domains }) => domains.some((own) => isBelow(one, own)) && domains.some((own) => isBelow(other, own)),
  );
}
