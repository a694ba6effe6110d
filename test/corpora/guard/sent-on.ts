// The public corpora sent on as a person does: every message answered to its author, answered to all, and forwarded to a
// colleague, to a family, to the town hall, with the quotation that Casier itself writes, in text and in HTML. What
// stands in attachments is not read here; their names are.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { answerRecipients, forwardSubject, replySubject } from '../../../engine/core/reply.ts';
import { quoteHtml, quoteText } from '../../../engine/mime/quote.ts';
import { type ReadMessage, readMessage } from '../../../engine/mime/read-message.ts';
import { draftBody } from '../../../engine/outbox/draft-body.ts';
import type { Address } from '../../../shared/domain/address.ts';
import { evaluate, type Finding, type GuardInput, type LetterFacts, readBody } from '../../../shared/guard/index.ts';
import { addressOf, groups, NOW_AT, nameOf, people, pupils } from './town.ts';

export const WAYS = ['answer', 'answerAll', 'toColleague', 'toFamily', 'toPartner'] as const;
export type Way = (typeof WAYS)[number];

export interface SentOn {
  file: string;
  way: Way;
  html: boolean;
  findings: Finding[];
}

interface Mail {
  file: string;
  message: ReadMessage;
}

export function corpusMails(folder: string): Mail[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const raw = files.filter(
    (file) => /\.(?:eml|msg|mbox)$/.test(file) || /\/(?:talon|crisp)\/.*\.txt$/.test(`/${file}`),
  );
  return [
    ...raw.map((file) => ({ file, message: readMessage(readFileSync(path.join(folder, file))) })),
    ...french(path.join(folder, 'melusine/emails.json')),
  ];
}

/** French business mail, as fields rather than as messages. */
function french(file: string): Mail[] {
  const mails: { from: string; to: string; header: string; body: string }[] = JSON.parse(readFileSync(file, 'utf8'));
  return mails.map(({ from, to, header, body }, index) => {
    const head = `From: ${from}\nTo: ${to}\nSubject: ${header}\nContent-Type: text/plain; charset=utf-8\n\n`;
    return { file: `melusine/${index + 1}`, message: readMessage(Buffer.from(head + body)) };
  });
}

/** In every way, once as text and once as HTML. */
export function sendOn({ file, message }: Mail): SentOn[] {
  const bodies = new Map<string, BodyReading>();
  const bodyOf = (style: Style, rich: boolean) => {
    const key = `${style} ${rich}`;
    const body = bodies.get(key) ?? quoted(message, style, rich);
    bodies.set(key, body);
    return body;
  };
  return WAYS.flatMap((way) =>
    [false, true].map((html) => ({ file, way, html, findings: evaluate(questionOf(message, way, html, bodyOf)) })),
  );
}

type Style = 'reply' | 'forward';
type BodyReading = LetterFacts['body'];

function quoted(message: ReadMessage, style: Style, rich: boolean): BodyReading {
  const options = { style, lang: 'fr', dateAt: 0 } as const;
  const quote = { html: rich ? quoteHtml(message, options) : '', text: rich ? '' : quoteText(message, options) };
  return readBody(draftBody(rich ? 'rich' : 'plain', { signatureHtml: '', quote }));
}

const PASSED_ON_TO = { toColleague: 'dupont', toFamily: 'noel', toPartner: 'mairie' } as const;

function questionOf(
  { facts, attachments }: ReadMessage,
  way: Way,
  rich: boolean,
  bodyOf: (style: Style, rich: boolean) => BodyReading,
): GuardInput {
  const me = { name: nameOf('martin'), address: addressOf('martin') };
  const answers = way === 'answer' || way === 'answerAll';
  const isMe = (address: string) => address === me.address;
  const fields = answers
    ? answerRecipients(facts, { all: way === 'answerAll', isMe, isSelf: isMe, isFamily: null, me })
    : { to: [{ name: null, address: addressOf(PASSED_ON_TO[way]) }], cc: [], bcc: [] };
  const chips = (addresses: Address[]) => addresses.map((address) => ({ kind: 'address' as const, address }));
  return {
    recipients: { to: chips(fields.to), cc: chips(fields.cc), bcc: chips(fields.bcc) },
    ...{ ownAddress: me.address, groups, nowAt: NOW_AT },
    people: new Map(people.map((one) => [one.address, { ...one, isMe: isMe(one.address) }])),
    letter: {
      subject: answers ? replySubject(facts.subject) : forwardSubject(facts.subject, 'fr'),
      body: bodyOf(answers ? 'reply' : 'forward', rich),
      attachments: answers ? [] : attachments.map(({ name }, index) => nameless(name, index)),
      ...{
        replyTo: null,
        identities: [{ address: me.address, name: 'Claire Martin' }],
        pupils,
        recipientsAtOnce: null,
      },
      original: { from: facts.from, to: facts.to, cc: facts.cc },
    },
  };
}

function nameless(name: string, index: number): LetterFacts['attachments'][number] {
  return { id: `a${index}`, name, kind: 'other', found: [], header: null, unreadable: false, treatment: 'asIs' };
}
