// Names of hosts as organisations have them: which part of a name somebody registered, and which names belong to
// everybody. The table of shared endings is short on purpose: one that is missing makes two organisations look like one,
// which at worst leaves a difference unsaid.

/** Names that look like endings and are sold below for cents. */
const SOLD_BELOW = 'sa.com za.com ru.com us.com br.com it.com co.com cn.com in.net co.ua pp.ua fr.nf fr.cr';

/** Below these anybody registers a name of the third level. */
const SHARED_ENDINGS = new Set(
  `co.uk org.uk ac.uk gov.uk me.uk com.br net.br org.br gov.br com.au net.au org.au edu.au com.tr com.mx com.ar com.co
  com.cn com.hk com.tw com.sg com.my com.ph com.vn com.ua com.pl com.pt com.es co.jp ne.jp or.jp ac.jp co.kr co.in
  net.in org.in co.za co.nz co.id co.il co.th eu.org uk.com eu.com de.com gr.com jpn.com se.net ${SOLD_BELOW}
  asso.fr com.fr gouv.fr tm.fr nom.fr presse.fr prd.fr`.split(/\s+/),
);

/** Where every customer has a name of their own below the service's, or a folder of its site. */
const FREE_HOSTS = new Set(
  `web.app firebaseapp.com pages.dev workers.dev r2.dev vercel.app netlify.app github.io gitlab.io glitch.me
  herokuapp.com onrender.com repl.co replit.app weebly.com weeblysite.com wixsite.com wixstudio.io webflow.io
  square.site godaddysites.com blogspot.com wordpress.com jimdosite.com jimdofree.com yolasite.com ucraft.net
  000webhostapp.com infinityfreeapp.com webcindario.com webnode.fr webnode.page strikingly.com mystrikingly.com
  carrd.co framer.app framer.website bubbleapps.io softr.app zapier.app notion.site gitbook.io surge.sh
  duckdns.org ddns.net no-ip.org hopto.org serveo.net ngrok.io ngrok-free.app trycloudflare.com loca.lt
  amazonaws.com cloudfront.net cloudfunctions.net run.app appspot.com fleek.co page.link azurewebsites.net blob.core.windows.net web.core.windows.net azureedge.net
  azurefd.net backblazeb2.com digitaloceanspaces.com ipfs.io dweb.link cloudflare-ipfs.com storage.googleapis.com
  forms.gle jotform.com formstack.com typeform.com formspree.io my.canva.site sway.office.com`.split(/\s+/),
);

/** Stores for files, not sites: what is shown there bears nobody's name. */
const STORAGE = new Set(
  `storage.googleapis.com firebasestorage.googleapis.com amazonaws.com r2.dev blob.core.windows.net web.core.windows.net
  backblazeb2.com digitaloceanspaces.com ipfs.io dweb.link cloudflare-ipfs.com linodeobjects.com wasabisys.com
  myqcloud.com aliyuncs.com oraclecloud.com`.split(/\s+/),
);

export function isStorage(host: string): boolean {
  const labels = host.split('.');
  return labels.some((_, index) => STORAGE.has(labels.slice(index).join('.')));
}

/** Services whose pages anybody makes, by host and the beginning of the path. */
const FREE_PAGES: readonly [host: string, path: RegExp][] = [
  ['docs.google.com', /^\/(forms|presentation|drawings)\//],
  ['sites.google.com', /^\//],
  ['forms.office.com', /^\//],
  ['storage.googleapis.com', /^\//],
  ['script.google.com', /^\/macros\//],
];

const CHEAP_ENDINGS = new Set(
  `${SOLD_BELOW} tk ml ga cf gq top xyz icu click buzz cyou cfd sbs rest monster quest bond lol live shop store online site website
  space fun link work gdn surf zip mov cam beauty hair skin autos homes makeup mom boats yachts motorcycles
  pw su ru rocks casa best`.split(/\s+/),
);

export function hasCheapEnding(host: string): boolean {
  const labels = host.split('.');
  return CHEAP_ENDINGS.has(labels.at(-1)!) || CHEAP_ENDINGS.has(labels.slice(-2).join('.'));
}

/** Sites whose links mailing programs put in place of the sender's, to count the clicks. */
const MAILERS = new Set(
  `sendgrid.net list-manage.com list-manage1.com list-manage2.com mailchi.mp mandrillapp.com mjt.lu mj.am mailjet.com
  sendinblue.com sendibm1.com sendibt1.com sendibt2.com sendibt3.com sendibw.com brevo.com mailin.fr awstrack.me
  mailgun.org mailgun.net sparkpostmail.com pstmrk.it hubspotlinks.com hubspotemail.net hs-sites.com exct.net eloqua.com
  en25.com mktoweb.com createsend.com createsend1.com cmail19.com cmail20.com rs6.net klclick.com klclick1.com
  customeriomail.com emsecure.net splio.com splio.fr dolist.net sarbacane.com mailpro.com acemlna.com acemlnb.com
  activehosted.com substack.com beehiiv.com convertkit-mail.com convertkit-mail2.com mlsend.com mailerlite.com
  getresponse.com emailsp.com ymlp.com emv3.com smtp2go.com`.split(/\s+/),
);

export const isMailer = (host: string): boolean => MAILERS.has(registered(host));

/** They hide where they go. */
export const SHORTENERS: ReadonlySet<string> = new Set(
  `bit.ly tinyurl.com t.co goo.gl ow.ly is.gd buff.ly cutt.ly rb.gy lnkd.in urlz.fr tiny.cc shorturl.at rebrand.ly
  frama.link s.42l.fr t.ly bl.ink v.gd qrco.de qr.net tny.im shorturl.gg urlr.me lc.cx s.id x.gd u.to
  n9.cl clck.ru rotf.lol l.ead.me me2.do han.gl bitly.ws dub.sh surl.li acortar.link`.split(/\s+/),
);

/** The part of a host's name that somebody registered: `webmail.ac-paris.fr` → `ac-paris.fr`. */
export function registered(host: string): string {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  if (labels.length < 3) return labels.join('.');
  const two = labels.slice(-2).join('.');
  return SHARED_ENDINGS.has(two) || FREE_HOSTS.has(two) ? labels.slice(-3).join('.') : two;
}

export function domainOfAddress(address: string): string {
  return address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .replace(/[>.\s]+$/, '')
    .toLowerCase();
}

/** A name that somebody has below such a service. */
export function isBelowFreeHost(domain: string): boolean {
  const labels = domain.split('.');
  return labels.some((_, index) => index > 0 && FREE_HOSTS.has(labels.slice(index).join('.')));
}

export function isFreePage({ hostname, pathname }: URL): boolean {
  return (
    FREE_HOSTS.has(hostname) ||
    isBelowFreeHost(hostname) ||
    FREE_PAGES.some(([host, path]) => host === hostname && path.test(pathname))
  );
}
