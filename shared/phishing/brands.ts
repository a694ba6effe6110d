// Organisations that phishing in French schools pretends to be, with the domains they really write from and lead to.
// `names`: as whole words in a sender's name or a subject, in plain text; each must be distinctive, as « orange » or
// « apple » alone are words. A domain that is missing makes a real message look a little worse, never by itself suspect.

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
  brand(/\b(?:caf|allocations familiales)\b/, 'caf.fr cnaf.fr gouv.fr'),
  brand(/\b(?:antai|amendes?[ .]gouv|telepaiement)\b/, 'gouv.fr antai.fr'),
  brand(/\b(?:compte formation|cpf)\b/, 'gouv.fr caissedesdepots.fr'),
  brand(/\bfrance ?connect\b/, 'gouv.fr'),
  brand(
    /\b(?:la ?poste|laposte|colissimo|chronopost|digiposte|mondial relay|relais colis)\b/,
    'laposte.fr laposte.net laposte.info notif-colissimo-laposte.info notif-laposte.info colissimo.fr chronopost.fr chronopost.com mondialrelay.fr mondialrelay.com relaiscolis.com lapostegroupe.fr groupe-laposte.com digiposte.fr edigiposte.fr',
  ),
  brand(/\bdhl\b/, 'dhl.com dhl.de dhl.fr dpdhl.com'),
  brand(/\bdpd\b/, 'dpd.fr dpd.com dpd.de dpd.co.uk dpdgroup.com'),
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
  brand(/\bcasden\b/, 'casden.fr banquepopulaire.fr'),
  brand(/\bmgen\b/, 'mgen.fr vyv.fr groupe-vyv.fr'),
  brand(/\bmaif\b/, 'maif.fr maif.com'),
  brand(/\bedf\b/, 'edf.fr edf.com'),
  brand(
    /\b(?:microsoft|office ?365|outlook ?(?:web|team|mail|support|security)|onedrive|sharepoint|ms ?365|m365)\b/,
    'microsoft.com microsoftonline.com office.com office365.com outlook.com live.com sharepoint.com onmicrosoft.com windows.com skype.com microsoft365.com teams.ms',
  ),
  brand(
    /\b(?:google (?:team|account|security|support|drive|docs|workspace)|gmail team|l'equipe google)\b/,
    'google.com googlemail.com gmail.com google.fr youtube.com',
  ),
  brand(
    /\b(?:apple (?:id|support|pay|store|inc)|icloud|itunes|app store)\b/,
    'apple.com icloud.com itunes.com email.apple.com',
  ),
  brand(
    /\bamazon\b/,
    'amazon.com amazon.fr amazon.de amazon.co.uk amazon.it amazon.es amazonses.com amazon.in amazon.ca amazon.com.br',
  ),
  brand(/\bpaypal\b/, 'paypal.com paypal.fr paypal.de paypal.co.uk'),
  brand(/\bnetflix\b/, 'netflix.com'),
  brand(/\bspotify\b/, 'spotify.com'),
  brand(/\bdisney ?(?:\+|plus)/, 'disneyplus.com disney.com'),
  brand(
    /\b(?:facebook|instagram|meta (?:business|support|security|team))\b/,
    'facebook.com facebookmail.com meta.com instagram.com fb.com',
  ),
  brand(/\blinkedin\b/, 'linkedin.com'),
  brand(/\bwhatsapp\b/, 'whatsapp.com'),
  brand(/\ble ?bon ?coin\b/, 'leboncoin.fr'),
  brand(/\bvinted\b/, 'vinted.fr vinted.com'),
  brand(/\bdocu ?sign\b/, 'docusign.net docusign.com docusign.fr'),
  brand(/\bdropbox\b/, 'dropbox.com dropboxmail.com'),
  brand(/\bwe ?transfer\b/, 'wetransfer.com'),
  brand(/\bovh(?:cloud)?\b/, 'ovh.com ovh.net ovhcloud.com'),
  brand(/\b(?:free mobile|freebox)\b/, 'free.fr free-mobile.fr freemobile.fr iliad.fr'),
  brand(
    /\b(?:orange (?:mail|messagerie|bank|service|securite|fr)|assistance orange)\b/,
    'orange.fr orange.com orangebank.fr wanadoo.fr',
  ),
  brand(/\b(?:sfr|red by sfr)\b/, 'sfr.fr sfr.com red-by-sfr.fr'),
  brand(/\bbouygues\b/, 'bouyguestelecom.fr bbox.fr'),
  brand(
    /\b(?:carrefour|leclerc|auchan|lidl|intermarche|decathlon|leroy merlin)\b/,
    'carrefour.com carrefour.fr e.leclerc leclerc.com auchan.fr lidl.fr intermarche.com mousquetaires.com decathlon.fr decathlon.com leroymerlin.fr',
  ),
  brand(
    /\b(?:binance|coinbase|metamask|trust ?wallet|ledger (?:live|wallet|team|support)|blockchain|kraken|crypto\.com|phantom wallet|opensea|exodus wallet|trezor)\b/,
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
