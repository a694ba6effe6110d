// Names of hosts as organisations have them: which part of a name somebody registered, and which names belong to
// everybody. The table of shared endings is short on purpose: one that is missing makes two organisations look like one,
// which at worst leaves a difference unsaid.

/** Below these anybody registers a name of the third level. */
const SHARED_ENDINGS = new Set(
  `co.uk org.uk ac.uk gov.uk me.uk com.br net.br org.br gov.br com.au net.au org.au edu.au com.tr com.mx com.ar com.co
  com.cn com.hk com.tw com.sg com.my com.ph com.vn com.ua com.pl com.pt com.es co.jp ne.jp or.jp ac.jp co.kr co.in
  net.in org.in co.za co.nz co.id co.il co.th in.net eu.org uk.com us.com eu.com
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

/** Services whose pages anybody makes, by host and the beginning of the path. */
const FREE_PAGES: readonly [host: string, path: RegExp][] = [
  ['docs.google.com', /^\/(forms|presentation|drawings)\//],
  ['sites.google.com', /^\//],
  ['forms.office.com', /^\//],
  ['storage.googleapis.com', /^\//],
  ['script.google.com', /^\/macros\//],
];

export const CHEAP_ENDINGS = new Set(
  `tk ml ga cf gq top xyz icu click buzz cyou cfd sbs rest monster quest bond lol live shop store online site website
  space fun link work gdn surf zip mov cam beauty hair skin autos homes makeup mom boats yachts motorcycles
  pw su ru rocks casa best`.split(/\s+/),
);

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

export function isFreePage({ hostname, pathname }: URL): boolean {
  const labels = hostname.split('.');
  const isBelowFree = labels.some((_, index) => FREE_HOSTS.has(labels.slice(index).join('.')));
  return isBelowFree || FREE_PAGES.some(([host, path]) => host === hostname && path.test(pathname));
}
