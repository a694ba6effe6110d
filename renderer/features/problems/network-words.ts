// What people are told about the network between them and the server: proxies, inspected encryption, closed ports,
// portals. Part of the words of problems (words.ts).

const nomme = (host: string | undefined) => (host ? `«\u00a0${host}\u00a0»` : 'de messagerie');
const named = (host: string | undefined) => (host ? ` “${host}”` : '');
const parenthese = (proxy: string | undefined) => (proxy ? ` (${proxy})` : '');

const fr = {
  tlsInspectedTitle: 'Votre réseau inspecte le chiffrement',
  tlsInspectedWhy: (host?: string, issuer?: string) =>
    `Le certificat du serveur ${nomme(host)} a été signé par ${issuer ? `«\u00a0${issuer}\u00a0»,` : 'une autorité'} que ce PC ne connaît pas\u00a0: c’est sans doute un filtre de l’établissement ou un antivirus, qui pourrait lire vos échanges. Votre mot de passe n’a pas été envoyé.`,
  tlsInspectedDo:
    'Demandez au service informatique d’installer le certificat de ce filtre sur ce PC, ou d’en exempter la messagerie. Les détails ci-dessous l’y aideront. À la maison, cela fonctionne sans doute.',
  captivePortalTitle: 'Ce réseau demande d’abord de s’identifier',
  captivePortalWhy: (host?: string) =>
    `À la place du serveur ${nomme(host)}, c’est une page du réseau qui a répondu, comme dans un hôtel ou un wifi d’invités. Votre mot de passe n’a pas été envoyé.`,
  captivePortalDo:
    'Ouvrez votre navigateur, identifiez-vous sur la page du réseau, puis réessayez. Casier réessaie aussi de lui-même.',
  portBlockedTitle: (port?: number) => `Ce réseau bloque le port ${port ?? 'de la messagerie'}`,
  portBlockedWhy: (host?: string) =>
    `Le serveur ${nomme(host)} existe et répond sur un autre port, mais un pare-feu laisse celui-ci sans réponse.`,
  portBlockedDo: (port?: number) =>
    `Demandez au service informatique d’ouvrir le port ${port ?? 'de la messagerie'} en sortie. À la maison ou en partage de connexion, cela fonctionne sans doute. Ce qui est déjà relevé reste lisible.`,
  proxyUnreachableTitle: (proxy?: string) => `Le proxy de l’établissement${parenthese(proxy)} est injoignable`,
  proxyUnreachableWhy:
    'Les réglages de ce PC demandent de passer par lui, mais rien ne répond à cette adresse. Casier essaiera de nouveau tout seul.',
  proxyUnreachableDo:
    'Hors de l’établissement, désactivez le proxy dans les réglages réseau de ce PC. Dans l’établissement, prévenez le service informatique.',
  proxySilentTitle: (proxy?: string) => `Le proxy de l’établissement${parenthese(proxy)} ne répond pas à temps`,
  proxySilentWhy: 'Il a accepté la connexion, puis n’a plus rien dit. Casier essaiera de nouveau tout seul.',
  proxyCutTitle: (proxy?: string) => `Le proxy de l’établissement${parenthese(proxy)} a coupé la connexion`,
  proxyCutWhy: 'Il a raccroché sans rien dire. Casier essaiera de nouveau tout seul.',
  proxyTellIt: 'Si cela dure, transmettez les détails ci-dessous au service informatique.',
  proxyRefusedTitle: (proxy?: string) => `Le proxy de l’établissement${parenthese(proxy)} refuse la messagerie`,
  proxyRefusedWhy: (host?: string, port?: number) =>
    `Il ne laisse pas passer les connexions vers le serveur ${nomme(host)}${port ? `, port ${port}` : ''}.`,
  proxyRefusedDo:
    'Demandez au service informatique d’autoriser ce serveur et ce port. Ce qui est déjà relevé reste lisible, et ce que vous envoyez attend.',
  proxyPasswordTitle: (proxy?: string) => `Le proxy de l’établissement${parenthese(proxy)} demande un mot de passe`,
  proxyPasswordWhy:
    'Sans lui, il ne laisse pas passer la messagerie. C’est le plus souvent celui de votre session sur ce réseau, pas celui de votre messagerie. En cas de doute, demandez au service informatique. Rien n’est perdu.',
  proxyWrongPasswordTitle: (proxy?: string) => `Le proxy de l’établissement${parenthese(proxy)} refuse ce mot de passe`,
  proxyWrongPasswordWhy:
    'Il n’a été essayé qu’une fois, pour que votre compte ne soit pas bloqué. Vérifiez le nom d’utilisateur et le mot de passe de ce réseau.',
  proxyLoginUnsupportedTitle: (proxy?: string) =>
    `Le proxy de l’établissement${parenthese(proxy)} veut une identification que Casier ne sait pas faire`,
  proxyLoginUnsupportedWhy:
    'Il n’accepte que celle de la session du système (Negotiate, NTLM) ou une autre que Basic. Casier ne lui a rien envoyé. Rien n’est perdu.',
  proxyLoginUnsupportedDo: (host?: string) =>
    `Demandez au service informatique d’exempter le serveur ${nomme(host)} d’identification sur le proxy.`,
  proxyLoginFor: (proxy: string) => `Identification auprès du proxy ${proxy}`,
  proxyUserName: 'Nom d’utilisateur sur ce réseau',
  proxyPasswordField: 'Mot de passe sur ce réseau',
  proxyLoginHint:
    'Gardé dans le trousseau de ce PC et donné à ce seul proxy, comme le fait un navigateur : le plus souvent sans chiffrement sur le réseau de l’établissement.',
  proxyLoginSubmit: 'Se connecter par ce proxy',
  proxyLoginGiven: 'Casier essaie de passer par le proxy.',
  proxyCannotReachTitle: (host?: string) => `Le proxy de l’établissement ne trouve pas le serveur ${nomme(host)}`,
  proxyCannotReachWhy: (proxy?: string) =>
    `Le proxy${parenthese(proxy)} fonctionne, mais n’a pas pu joindre ce serveur\u00a0: son nom n’existe pas, ou il ne répond pas.`,
  proxyNotOneTitle: (proxy?: string) => `L’adresse du proxy${parenthese(proxy)} n’est pas celle d’un proxy`,
  proxyNotOneWhy: 'Ce qui répond là ne se comporte pas comme un proxy. Votre mot de passe n’a pas été envoyé.',
};

const en = {
  tlsInspectedTitle: 'Your network inspects encrypted connections',
  tlsInspectedWhy: (host?: string, issuer?: string) =>
    `The certificate of the mail server${named(host)} was signed by ${issuer ? `“${issuer}”, which` : 'an authority that'} this PC does not know: probably a filter of the school or an antivirus, which could read what you exchange. Your password was not sent.`,
  tlsInspectedDo:
    'Ask your IT service to install the filter’s certificate on this PC, or to exempt mail from it. The details below will help. At home it probably works.',
  captivePortalTitle: 'This network wants you to sign in first',
  captivePortalWhy: (host?: string) =>
    `Instead of the mail server${named(host)}, a page of the network answered, as in a hotel or on a guest Wi-Fi. Your password was not sent.`,
  captivePortalDo:
    'Open your browser, sign in on the network’s page, then try again. Casier also tries again by itself.',
  portBlockedTitle: (port?: number) => `This network blocks ${port ? `port ${port}` : 'the port of mail'}`,
  portBlockedWhy: (host?: string) =>
    `The mail server${named(host)} exists and answers on another port, but a firewall leaves this one unanswered.`,
  portBlockedDo: (port?: number) =>
    `Ask your IT service to open outgoing connections to ${port ? `port ${port}` : 'the port of mail'}. At home or over your phone it probably works. What was collected stays readable.`,
  proxyUnreachableTitle: (proxy?: string) => `The school’s proxy${parenthese(proxy)} cannot be reached`,
  proxyUnreachableWhy:
    'The settings of this PC ask to go through it, but nothing answers at this address. Casier will try again by itself.',
  proxyUnreachableDo:
    'Outside of the school, turn the proxy off in this PC’s network settings. At the school, tell your IT service.',
  proxySilentTitle: (proxy?: string) => `The school’s proxy${parenthese(proxy)} does not answer in time`,
  proxySilentWhy: 'It accepted the connection, then said nothing more. Casier will try again by itself.',
  proxyCutTitle: (proxy?: string) => `The school’s proxy${parenthese(proxy)} cut the connection`,
  proxyCutWhy: 'It hung up without a word. Casier will try again by itself.',
  proxyTellIt: 'If this lasts, give the details below to your IT service.',
  proxyRefusedTitle: (proxy?: string) => `The school’s proxy${parenthese(proxy)} refuses mail`,
  proxyRefusedWhy: (host?: string, port?: number) =>
    `It lets no connection through to the mail server${named(host)}${port ? `, port ${port}` : ''}.`,
  proxyRefusedDo:
    'Ask your IT service to allow this server and this port. What was collected stays readable, and what you send waits.',
  proxyPasswordTitle: (proxy?: string) => `The school’s proxy${parenthese(proxy)} asks for a password`,
  proxyPasswordWhy:
    'Without it, mail does not get through. It is mostly that of your session on this network, not that of your mail. Ask your IT service if in doubt. Nothing is lost.',
  proxyWrongPasswordTitle: (proxy?: string) => `The school’s proxy${parenthese(proxy)} refuses this password`,
  proxyWrongPasswordWhy:
    'It was tried once only, so that your account does not get locked. Check the user name and the password of this network.',
  proxyLoginUnsupportedTitle: (proxy?: string) =>
    `The school’s proxy${parenthese(proxy)} wants a login that Casier does not know`,
  proxyLoginUnsupportedWhy:
    'It only takes that of the system’s session (Negotiate, NTLM), or another one than Basic. Casier sent it nothing. Nothing is lost.',
  proxyLoginUnsupportedDo: (host?: string) =>
    `Ask your IT service to let the mail server${named(host)} through the proxy without a login.`,
  proxyLoginFor: (proxy: string) => `Login at the proxy ${proxy}`,
  proxyUserName: 'User name on this network',
  proxyPasswordField: 'Password on this network',
  proxyLoginHint:
    'Kept in this PC’s keychain and given to this proxy alone, as a browser does: mostly without encryption on the school’s network.',
  proxyLoginSubmit: 'Connect through this proxy',
  proxyLoginGiven: 'Casier tries to get through the proxy.',
  proxyCannotReachTitle: (host?: string) => `The school’s proxy does not find the mail server${named(host)}`,
  proxyCannotReachWhy: (proxy?: string) =>
    `The proxy${parenthese(proxy)} works, but could not reach this server: its name does not exist, or it does not answer.`,
  proxyNotOneTitle: (proxy?: string) => `The address of the proxy${parenthese(proxy)} is not that of a proxy`,
  proxyNotOneWhy: 'What answers there does not behave as a proxy does. Your password was not sent.',
};

/** Spread into the table that is asked, which holds one language to the other. */
export const networkWords = { fr, en };
