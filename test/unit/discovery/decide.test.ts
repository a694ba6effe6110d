import { describe, expect, it } from 'vitest';
import { type Decision, decide, PATIENCE_MS, type State } from '../../../engine/discovery/decide.ts';
import type { MailErrorData } from '../../../shared/domain/problem.ts';
import type { CandidateOrigin, MailService, MailSystem, ServerCandidate } from '../../../shared/domain/setup.ts';

const notFound: MailErrorData = { kind: 'connection', reason: 'nameNotFound' };
const refused: MailErrorData = { kind: 'connection', reason: 'refused' };
const badCertificate: MailErrorData = { kind: 'certificate', reason: 'certificateUntrusted' };
const offline: MailErrorData = { kind: 'offline' };

interface Row {
  host: string;
  state: State;
  origin?: CandidateOrigin;
  system?: MailSystem;
}
type Table = Partial<Record<MailService, Row[]>>;

interface Situation {
  moreMayCome?: boolean;
  pairSinceMs?: number;
  isOver?: boolean;
  protocol?: 'imap' | 'pop3';
}

function decided(table: Table, situation: Situation = {}): Decision {
  const states = new Map<ServerCandidate, State>();
  const listOf = (service: MailService) =>
    (table[service] ?? []).map(({ host, state, origin = 'known', system = 'own' }) => {
      const candidate: ServerCandidate = {
        ...{ service, host, port: 993, security: 'tls', origin, confidence: 'high', system },
        userName: { form: 'identifiant' },
        applicationPassword: false,
        needsConfirmation: false,
      };
      states.set(candidate, state);
      return candidate;
    });
  return decide({
    candidates: { imap: listOf('imap'), pop3: listOf('pop3'), smtp: listOf('smtp') },
    stateOf: (candidate) => states.get(candidate) ?? null,
    moreMayCome: false,
    protocol: 'imap',
    pairSinceMs: 0,
    isOver: false,
    ...situation,
  });
}

const told = (decision: Decision) =>
  decision.kind === 'found' ? `${decision.incoming.host} + ${decision.outgoing.host}` : decision.kind;

const a = (state: State, more: Partial<Row> = {}): Row => ({ host: 'a', state, ...more });
const b = (state: State, more: Partial<Row> = {}): Row => ({ host: 'b', state, ...more });
const out = (state: State, more: Partial<Row> = {}): Row => ({ host: 'out', state, ...more });

describe('Which servers are the right ones', () => {
  const cases: [string, string, Table, Situation?][] = [
    ['the first candidates, at once', 'a + out', { imap: [a(null), b('pending')], smtp: [out(null)] }],
    ['nothing yet while both are under way', 'wait', { imap: [a('pending')], smtp: [out('pending')] }],
    ['nothing yet while sending is under way', 'wait', { imap: [a(null)], smtp: [out('pending')] }],
    ['nothing yet while a better one is under way', 'wait', { imap: [a('pending'), b(null)], smtp: [out(null)] }],
    [
      'the lesser one when the better one is too slow',
      'b + out',
      { imap: [a('pending'), b(null)], smtp: [out(null)] },
      { pairSinceMs: PATIENCE_MS },
    ],
    ['the second where the first is none', 'b + out', { imap: [a(notFound), b(null)], smtp: [out(null)] }],
    [
      'nothing yet while a better one for sending is under way',
      'wait',
      { imap: [a(null)], smtp: [{ host: 'better', state: 'pending' }, out(null)] },
    ],
    [
      'what is known of the académie, whatever the domain may say yet',
      'a + out',
      { imap: [a(null)], smtp: [out(null)] },
      { moreMayCome: true },
    ],
    [
      'nothing yet of what is only guessed, while the domain is being asked',
      'wait',
      { imap: [a(null, { origin: 'derived' })], smtp: [out(null, { origin: 'derived' })] },
      { moreMayCome: true },
    ],
    [
      'IMAP rather than POP3 that is there already',
      'wait',
      { imap: [a('pending')], pop3: [b(null)], smtp: [out(null)] },
      { pairSinceMs: PATIENCE_MS },
    ],
    ['POP3 where there is no IMAP', 'b + out', { imap: [a(refused)], pop3: [b(null)], smtp: [out(null)] }],
    [
      'POP3 when the time is over',
      'b + out',
      { imap: [a('pending')], pop3: [b(null)], smtp: [out(null)] },
      { isOver: true },
    ],
    [
      'POP3 where the person wants it',
      'b + out',
      { imap: [a(null)], pop3: [b(null)], smtp: [out(null)] },
      { protocol: 'pop3' },
    ],
    [
      'two of one system, as they share the password',
      'b + out',
      {
        imap: [a(null, { system: 'national' }), b(null)],
        smtp: [{ host: 'national', state: refused, system: 'national' }, out(null)],
      },
    ],
    [
      'nothing yet while the better system may have a server for sending',
      'wait',
      {
        imap: [a(null, { system: 'national' }), b(null)],
        smtp: [{ host: 'national', state: 'pending', system: 'national' }, out(null)],
      },
    ],
    [
      'what there is when the time is over',
      'b + out',
      { imap: [a('pending'), b(null)], smtp: [out(null)] },
      { isOver: true },
    ],
    ['none where nothing answers', 'none', { imap: [a(notFound)], pop3: [b(refused)], smtp: [out(notFound)] }],
    ['none where there are no candidates', 'none', {}],
    ['none when the time is over', 'none', { imap: [a('pending')], smtp: [out('pending')] }, { isOver: true }],
  ];
  it.each(cases)('%s: %s', (_, expected, table, situation) => {
    expect(told(decided(table, situation))).toBe(expected);
  });
});

describe('Why there are none', () => {
  const why = (table: Table) => {
    const decision = decided(table, { isOver: true });
    return decision.kind === 'none' ? { side: decision.side, ...decision.error } : decision;
  };

  it('is what helps most, not that a guess was wrong', () => {
    expect(why({ imap: [a(notFound), b(refused)], pop3: [a(badCertificate)] })).toMatchObject({
      side: 'incoming',
      reason: 'certificateUntrusted',
    });
    expect(why({ imap: [a(notFound), b(refused)] })).toMatchObject({ reason: 'refused' });
    expect(why({ imap: [a(notFound)] })).toMatchObject({ reason: 'nameNotFound' });
  });
  it('is what stands between this PC and all servers, before what one server said', () => {
    const portal: MailErrorData = { kind: 'connection', reason: 'captivePortal' };
    const blocked: MailErrorData = { kind: 'connection', reason: 'portBlocked' };
    expect(why({ imap: [a(badCertificate), b(portal)] })).toMatchObject({ reason: 'captivePortal' });
    expect(why({ imap: [a(refused), b(blocked)] })).toMatchObject({ reason: 'portBlocked' });
  });
  it('is the network where nothing at all has an answer', () => {
    expect(why({ imap: [a(offline), b(offline)] })).toMatchObject({ kind: 'offline' });
    expect(why({ imap: [a(offline), b(refused)] })).toMatchObject({ reason: 'refused' });
  });
  it('is about sending where receiving has a server', () => {
    expect(why({ imap: [a(null)], smtp: [out(refused)] })).toMatchObject({ side: 'outgoing', reason: 'refused' });
  });
  it('is silence where nothing was heard', () => {
    expect(why({ imap: [a('pending')] })).toMatchObject({ reason: 'timeout' });
  });
});
