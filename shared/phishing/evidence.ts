// What can speak against a message, and how heavily. The points are the whole of the model: no hidden statistics, so that
// every verdict can be explained by the lines it is made of. docs/phishing.md gives the reasons of each weight; it is
// written from this table. A test holds every kind to a case that shows it.

/** Evidence of one group tells the same thing in several ways: the heaviest of it counts in full, others by a quarter. */
export type EvidenceGroup = 'sender' | 'server' | 'claim' | 'link' | 'part' | 'history';

interface Weight {
  points: number;
  group: EvidenceGroup;
  /** For docs/phishing.md: why it weighs so much. */
  why: string;
}

export const WEIGHTS = {
  // Who it pretends to come from.
  lookAlikeSender: {
    points: 75,
    group: 'sender',
    why: 'Nobody registers a name that differs from an académie’s or a correspondent’s by a letter without meaning to deceive.',
  },
  addressInName: {
    points: 45,
    group: 'sender',
    why: 'A name that is itself an address, of another domain than the real one, is there to be read instead of it.',
  },
  institutionOutside: {
    points: 38,
    group: 'sender',
    why: 'A rectorat, a DSDEN or a recteur writes from an address of the académie. Unions and publishers name académies too: alone it is not enough.',
  },
  officeOutside: {
    points: 22,
    group: 'sender',
    why: '« Support informatique » at an address of elsewhere: every firm has one, so it only counts beside something else.',
  },
  colleagueOutside: {
    points: 38,
    group: 'sender',
    why: 'The name of somebody the person writes to, at an address never seen. People do have private mailboxes: alone it stays below a warning for a namesake who asks nothing.',
  },
  brandOutside: {
    points: 38,
    group: 'sender',
    why: 'A bank, a parcel service or a tax office that writes from a domain that is not its own.',
  },
  unusableSender: {
    points: 34,
    group: 'sender',
    why: 'The field of the sender holds no usable address, or a name without one before it: written to be misread.',
  },
  randomSender: {
    points: 20,
    group: 'sender',
    why: 'A domain of letters and digits thrown together, as they are registered by the hundred.',
  },
  freemailOrganisation: {
    points: 18,
    group: 'sender',
    why: 'It speaks of an account, a mailbox, a refund or a prize as an organisation does, from a free private mailbox.',
  },
  disguisedName: {
    points: 30,
    group: 'sender',
    why: 'Letters of several alphabets in one word, or mathematical letters: read by people, missed by filters.',
  },
  replyElsewhere: {
    points: 12,
    group: 'sender',
    why: 'Answers go to another organisation. Newsletters and associations do that every day.',
  },
  replyToFreemail: {
    points: 26,
    group: 'sender',
    why: 'An organisation’s message whose answers go to a free private mailbox.',
  },
  // What the account's own server found out.
  ownDomainForged: {
    points: 60,
    group: 'server',
    why: 'It claims to come from the account’s own domain or an académie, and the own server says it does not.',
  },
  authenticationFails: {
    points: 28,
    group: 'server',
    why: 'The domain asks that what it did not send be refused (DMARC). Forwarded mail and lists fail too.',
  },
  // What it claims and asks for.
  quotaFalse: {
    points: 45,
    group: 'claim',
    why: '« Votre boîte est pleine », and the server itself says it is not.',
  },
  quotaClaim: { points: 26, group: 'claim', why: 'A full mailbox, told by somebody other than the own organisation.' },
  passwordFalse: {
    points: 40,
    group: 'claim',
    why: '« Votre mot de passe expire », and the known date is months away.',
  },
  passwordClaim: { points: 26, group: 'claim', why: 'A password that runs out, told by an outsider.' },
  accountThreat: {
    points: 24,
    group: 'claim',
    why: 'An account that is blocked, closed or misused unless something is done.',
  },
  credentialRequest: {
    points: 20,
    group: 'claim',
    why: 'It asks to log in, to confirm an account, to give a code or card data.',
  },
  callToClick: {
    points: 8,
    group: 'claim',
    why: '« Cliquez ici », « connectez-vous »: every newsletter says it as well.',
  },
  parcel: { points: 16, group: 'claim', why: 'A parcel that waits for a fee or an address.' },
  refund: { points: 16, group: 'claim', why: 'A refund, a tax credit or a benefit to be claimed.' },
  payment: { points: 14, group: 'claim', why: 'An unpaid bill, a fine, a subscription that was debited.' },
  bankDetails: {
    points: 28,
    group: 'claim',
    why: 'New bank details for a salary or a supplier: the most expensive swindle, and always worth a telephone call.',
  },
  prize: { points: 18, group: 'claim', why: 'A prize, a gift, an inheritance, a sum of money to share.' },
  document: {
    points: 14,
    group: 'claim',
    why: 'A shared document, a voice message, an invoice to be opened behind a login.',
  },
  giftCards: { points: 34, group: 'claim', why: 'No superior asks by mail for gift cards and their codes.' },
  availability: {
    points: 26,
    group: 'claim',
    why: '« Êtes-vous disponible ? », short, without anything else: how the « président » swindle begins.',
  },
  extortion: { points: 46, group: 'claim', why: 'A threat to publish recordings unless bitcoins are paid.' },
  urgency: { points: 8, group: 'claim', why: 'Hours instead of days. Ordinary mail is urgent as well.' },
  disguisedText: {
    points: 24,
    group: 'claim',
    why: 'Words of the text are written with letters of several alphabets or broken by invisible ones.',
  },
  // Where it leads.
  lookAlikeLink: { points: 65, group: 'link', why: 'As with the sender: the name of the site imitates a known one.' },
  linkTextElsewhere: {
    points: 32,
    group: 'link',
    why: 'The text of the link is an address of a known site or of the own organisation, and leads elsewhere.',
  },
  linkCode: { points: 36, group: 'link', why: 'data: and javascript: are programs or whole pages, never a site.' },
  linkNumber: { points: 28, group: 'link', why: 'A site without a name.' },
  linkUserInfo: { points: 36, group: 'link', why: 'A known name before an @ that is not the site.' },
  linkForeignLetters: {
    points: 26,
    group: 'link',
    why: 'A site whose name mixes alphabets; French and German names with accents do not count.',
  },
  linkFreeHost: {
    points: 22,
    group: 'link',
    why: 'A page on a service where anybody makes one in a minute without a name: forms, sites, buckets.',
  },
  linkForeign: {
    points: 8,
    group: 'link',
    why: 'All links lead to one site, which is not the sender’s. So do those of mailing programs.',
  },
  linkShortener: { points: 12, group: 'link', why: 'Hides where it goes; teachers use them among themselves.' },
  linkRedirector: { points: 20, group: 'link', why: 'A known site that only sends on to another one.' },
  linkCheapEnding: { points: 17, group: 'link', why: 'Endings given away or sold for cents, which kits prefer.' },
  // What it brings along.
  form: {
    points: 14,
    group: 'part',
    why: 'Fields to fill in, inside the message: surveys and old newsletters have them too.',
  },
  passwordForm: { points: 60, group: 'part', why: 'A field for a password, inside the message.' },
  pageAttached: { points: 24, group: 'part', why: 'A web page as attachment; some programs send reports so.' },
  formAttached: {
    points: 50,
    group: 'part',
    why: 'A web page with a form or a script as attachment: the page that asks for the password, brought along to pass filters.',
  },
  kitAttachment: {
    points: 40,
    group: 'part',
    why: 'Disk images, shortcuts, scripts: what nobody at school sends, and what gets around the warnings of Windows.',
  },
  lockedArchive: {
    points: 45,
    group: 'part',
    why: 'An archive with a password that stands in the text: no scanner can look in.',
  },
  scanCode: { points: 30, group: 'part', why: 'A code to scan with the telephone, past every protection of the PC.' },
  onlyPicture: {
    points: 14,
    group: 'part',
    why: 'No text but a picture that is a link: nothing for a filter to read.',
  },
  // What is known of the sender.
  firstTime: { points: 10, group: 'history', why: 'Everybody writes for the first time once: never enough by itself.' },
} as const satisfies Record<string, Weight>;

export type EvidenceKind = keyof typeof WEIGHTS;

export interface Evidence {
  kind: EvidenceKind;
  /** The name, domain, address, words or file that it is about, as the message has it. */
  what: string;
  /** What it is held against: the domain imitated, the real target, the quota; '' where there is none. */
  against: string;
}

export const evidence = (kind: EvidenceKind, what = '', against = ''): Evidence => ({ kind, what, against });
