// The servers in an autoconfig file (config-v1.1.xml, as Thunderbird reads it). The file comes from outside: it is read
// by a parser that knows no external entities and no DTD, within bounds, and whatever is not understood is passed over.
// Servers without encryption are passed over as well. Pure.
import { Parser } from 'htmlparser2';
import { hostName } from '../../shared/academies/host-names.ts';
import type { AutoconfigServer, Encryption, MailService } from '../../shared/domain/setup.ts';

const MOST_SERVERS = 12;
const LONGEST_TEXT = 300;

const SECURITIES: Readonly<Record<string, Encryption>> = { ssl: 'tls', starttls: 'starttls' };

interface Draft {
  closing: string;
  service: MailService | null;
  facts: Map<string, string>;
}

/** In the file's order, which is the domain's preference. */
export function readAutoconfig(xml: string): AutoconfigServer[] {
  const found: AutoconfigServer[] = [];
  let server: Draft | null = null;
  let field: string | null = null;
  const parser = new Parser(
    {
      onopentag(name, { type }) {
        if (name === 'incomingserver') server = { closing: name, service: incomingService(type), facts: new Map() };
        else if (name === 'outgoingserver') server = { closing: name, service: 'smtp', facts: new Map() };
        field = name;
      },
      ontext(text) {
        if (!server || field === null) return;
        server.facts.set(field, ((server.facts.get(field) ?? '') + text).slice(0, LONGEST_TEXT));
      },
      onclosetag(name) {
        field = null;
        if (!server || name !== server.closing) return;
        const one = found.length < MOST_SERVERS ? serverOf(server) : null;
        if (one) found.push(one);
        server = null;
      },
    },
    { xmlMode: true, lowerCaseTags: true },
  );
  parser.end(xml);
  return found;
}

function incomingService(type: string | undefined): MailService | null {
  return type === 'imap' || type === 'pop3' ? type : null;
}

function serverOf({ service, facts }: Draft): AutoconfigServer | null {
  const fact = (name: string) => facts.get(name)?.trim() ?? '';
  const host = hostName(fact('hostname'));
  const port = Number(fact('port'));
  const security = SECURITIES[fact('sockettype').toLowerCase()];
  if (!service || !host || !security || !Number.isInteger(port) || port < 1 || port > 65_535) return null;
  return { service, host, port, security, userName: fact('username') || null };
}
