// What can speak against a message, and how heavily: one row for each kind. The points are the whole of the model: no hidden
// statistics, so that every verdict can be explained by the lines it is made of. docs/phishing.md shows this table, it is
// written from it; each kind has its sentence in renderer/features/phishing/sentence-words.ts (the types hold the two
// together) and a case that shows it in test/unit/phishing.

/** Evidence of one group tells the same thing in several ways: the heaviest of it counts in full, others by a share. */
export type EvidenceGroup = 'sender' | 'server' | 'claim' | 'link' | 'part' | 'history';

/** Points, group, and for docs/phishing.md why it weighs so much. */
type Row = readonly [points: number, group: EvidenceGroup, why: string];

const ROWS = {
  // Who it pretends to come from.
  lookAlikeSender: [
    75,
    'sender',
    'Nobody registers a name that differs from an académie’s or a correspondent’s by a letter without meaning to deceive.',
  ],
  addressInName: [
    45,
    'sender',
    'A name that is itself an address, of another domain than the real one, is there to be read instead of it.',
  ],
  institutionOutside: [
    38,
    'sender',
    'A rectorat, a DSDEN or a recteur writes from an address of the académie. Unions and publishers name académies too: alone it is not enough.',
  ],
  officeOutside: [
    22,
    'sender',
    '« Support informatique » at an address of elsewhere: every firm has one, so it only counts beside something else.',
  ],
  colleagueOutside: [
    38,
    'sender',
    'The name of somebody the person writes to, at an address never seen. People do have private mailboxes: alone it stays below a warning for a namesake who asks nothing.',
  ],
  brandOutside: [
    38,
    'sender',
    'A bank, a parcel service or a tax office that writes from a domain that is not its own.',
  ],
  unusableSender: [
    34,
    'sender',
    'The field of the sender holds no usable address, or a name without one before it: written to be misread.',
  ],
  randomSender: [
    20,
    'sender',
    'A domain of letters and digits thrown together, as they are registered by the hundred.',
  ],
  senderFreeHost: [
    34,
    'sender',
    'A sender’s address below a service where anybody opens a site in a minute: made for this mailing, gone tomorrow.',
  ],
  freemailOrganisation: [
    18,
    'sender',
    'It speaks of an account, a mailbox, a refund or a prize as an organisation does, from a free private mailbox.',
  ],
  disguisedName: [
    30,
    'sender',
    'Letters of several alphabets in one word, or mathematical letters: read by people, missed by filters.',
  ],
  decoratedName: [
    14,
    'sender',
    'Small pictures in the name of the sender. People and offices have none, a few shops have.',
  ],
  replyElsewhere: [12, 'sender', 'Answers go to another organisation. Newsletters and associations do that every day.'],
  replyToFreemail: [26, 'sender', 'An organisation’s message whose answers go to a free private mailbox.'],
  // What the account's own server found out.
  ownDomainForged: [
    60,
    'server',
    'It claims to come from the account’s own domain or an académie, and the own server says it does not.',
  ],
  authenticationFails: [
    28,
    'server',
    'The domain asks that what it did not send be refused (DMARC). Forwarded mail and lists fail too.',
  ],
  // What it claims and asks for.
  quotaFalse: [45, 'claim', '« Votre boîte est pleine », and the server itself says it is not.'],
  quotaClaim: [30, 'claim', 'A full mailbox, told by somebody other than the own organisation.'],
  passwordFalse: [40, 'claim', '« Votre mot de passe expire », and the known date is months away.'],
  passwordClaim: [28, 'claim', 'A password that runs out, told by an outsider.'],
  accountThreat: [24, 'claim', 'An account that is blocked, closed or misused unless something is done.'],
  credentialRequest: [20, 'claim', 'It asks to log in, to confirm an account, to give a code or card data.'],
  callToClick: [8, 'claim', '« Cliquez ici », « connectez-vous »: every newsletter says it as well.'],
  parcel: [16, 'claim', 'A parcel that waits for a fee or an address.'],
  refund: [16, 'claim', 'A refund, a tax credit or a benefit to be claimed.'],
  payment: [14, 'claim', 'An unpaid bill, a fine, a subscription that was debited.'],
  callToCancel: [
    30,
    'claim',
    'A debit that nobody made, to be cancelled by telephone: the swindle goes on there, past every filter.',
  ],
  bankDetails: [
    28,
    'claim',
    'New bank details for a salary or a supplier: the most expensive swindle, and always worth a telephone call.',
  ],
  prize: [18, 'claim', 'A prize, a gift, an inheritance, a sum of money to share.'],
  fortune: [
    34,
    'claim',
    'Millions to be shared, an inheritance of a stranger, a donation by e-mail: nobody gives that away.',
  ],
  document: [14, 'claim', 'A shared document, a voice message, an invoice to be opened behind a login.'],
  giftCards: [34, 'claim', 'No superior asks by mail for gift cards and their codes.'],
  availability: [
    26,
    'claim',
    '« Êtes-vous disponible ? », short, without anything else: how the « président » swindle begins.',
  ],
  extortion: [46, 'claim', 'A threat to publish recordings unless bitcoins are paid.'],
  urgency: [8, 'claim', 'Hours instead of days. Ordinary mail is urgent as well.'],
  ownPraise: [
    30,
    'claim',
    'It says itself that its sender is verified. Only programs say that, and not inside the message.',
  ],
  greetedByAddress: [
    14,
    'claim',
    'It greets a mailbox instead of a person, or has its address in the subject: sent to a list of addresses. Some honest services do so.',
  ],
  disguisedText: [
    24,
    'claim',
    'Words of the text are written with letters of several alphabets or broken by invisible ones.',
  ],
  // Where it leads.
  lookAlikeLink: [65, 'link', 'As with the sender: the name of the site imitates a known one.'],
  brandInLink: [30, 'link', 'A site that has the name of a known firm in its own, and is not the firm’s.'],
  linkTextElsewhere: [
    32,
    'link',
    'The text of the link is an address of a known site or of the own organisation, and leads elsewhere.',
  ],
  linkCode: [36, 'link', 'data: and javascript: are programs or whole pages, never a site.'],
  linkNumber: [28, 'link', 'A site without a name.'],
  linkUserInfo: [36, 'link', 'A known name before an @ that is not the site.'],
  linkForeignLetters: [
    26,
    'link',
    'A site whose name mixes alphabets; French and German names with accents do not count.',
  ],
  linkFreeHost: [
    22,
    'link',
    'A page on a service where anybody makes one in a minute without a name: forms, sites, buckets.',
  ],
  linkForeign: [8, 'link', 'All links lead to one site, which is not the sender’s. So do those of mailing programs.'],
  linkClaimElsewhere: [
    20,
    'link',
    'It is about an account, a debit or a parcel, and all its links lead to one site that is not the sender’s. Mailing programs do not count.',
  ],
  linkShortener: [12, 'link', 'Hides where it goes; teachers use them among themselves.'],
  linkCarriesAddress: [
    20,
    'link',
    'The address of the reader stands in a link to a foreign site: the page fills it in, as pages do that only want the password.',
  ],
  linkOnlyStorage: [36, 'link', 'Every link leads into a store for files, where what is shown bears nobody’s name.'],
  linkOnlyShort: [
    40,
    'link',
    'Every link is a shortened one, behind words or pictures: nothing tells where any of them leads.',
  ],
  linkRedirector: [20, 'link', 'A known site that only sends on to another one.'],
  linkCheapEnding: [17, 'link', 'Endings given away or sold for cents, which kits prefer.'],
  // What it brings along.
  form: [14, 'part', 'Fields to fill in, inside the message: surveys and old newsletters have them too.'],
  passwordForm: [60, 'part', 'A field for a password, inside the message.'],
  pageAttached: [24, 'part', 'A web page as attachment; some programs send reports so.'],
  formAttached: [
    50,
    'part',
    'A web page with a form or a script as attachment: the page that asks for the password, brought along to pass filters.',
  ],
  kitAttachment: [
    40,
    'part',
    'Disk images, shortcuts, scripts: what nobody at school sends, and what gets around the warnings of Windows.',
  ],
  lockedArchive: [45, 'part', 'An archive with a password that stands in the text: no scanner can look in.'],
  scanCode: [30, 'part', 'A code to scan with the telephone, past every protection of the PC.'],
  onlyPicture: [14, 'part', 'No text but a picture that is a link: nothing for a filter to read.'],
  // What is known of the sender.
  firstTime: [10, 'history', 'Everybody writes for the first time once: never enough by itself.'],
} as const satisfies Record<string, Row>;

export type EvidenceKind = keyof typeof ROWS;

interface Weight {
  points: number;
  group: EvidenceGroup;
  why: string;
}

export const WEIGHTS = Object.fromEntries(
  Object.entries<Row>(ROWS).map(([kind, [points, group, why]]) => [kind, { points, group, why }]),
) as Record<EvidenceKind, Weight>;

export interface Evidence {
  kind: EvidenceKind;
  /** The name, domain, address, words or file that it is about, as the message has it. */
  what: string;
  /** What it is held against: the domain imitated, the real target, the quota; '' where there is none. */
  against: string;
}

export const evidence = (kind: EvidenceKind, what = '', against = ''): Evidence => ({ kind, what, against });
