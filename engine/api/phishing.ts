import { academyAbove, academyAt } from '../../shared/academies/academies.ts';
import type { Policies } from '../../shared/domain/policies.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { domainOfAddress } from '../../shared/phishing/index.ts';
import { passwordFacts } from '../accounts/password-facts.ts';
import { passwordEnd } from '../core/password-reminder.ts';
import { queuePhishingReport } from '../outbox/index.ts';
import { createSuspicion } from '../phishing/suspicion.ts';
import { getAccount } from '../store/accounts.ts';
import { phishingReported } from '../store/phishing-reports.ts';
import type { Bodies } from './bodies.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

interface PhishingRooms {
  bodies: Bodies;
  policies: Pick<Policies, 'phishingReports'>;
  now: () => number;
}

export type Judge = ReturnType<typeof judgeOf>;

export function judgeOf({ store, settings }: ApiContext, { bodies, now }: Pick<PhishingRooms, 'bodies' | 'now'>) {
  return createSuspicion({
    store,
    read: bodies.read,
    raw: bodies.raw,
    own: () => ({
      nowAt: now(),
      knownSenders: settings().knownSenders,
      passwordEndsAt(accountId) {
        const facts = passwordFacts(store.reads, now()).find(({ accountIds }) => accountIds.includes(accountId));
        return facts ? passwordEnd(facts) : null;
      },
    }),
  });
}

export function phishingHandlers(
  { store, settings, language }: ApiContext,
  { bodies, policies, now, suspicion }: PhishingRooms & { suspicion: Judge },
): WindowHandlers['phishing'] {
  return {
    suspicion: ({ messageId }) => suspicion(messageId),
    reportAddress({ accountId }) {
      if (policies.phishingReports) return { address: policies.phishingReports, setBy: 'administrator' };
      const domain = domainOfAddress(getAccount(store.reads, accountId)?.address ?? '');
      const told = (academyAt(domain) ?? academyAbove(domain))?.phishingReports?.address;
      if (told) return { address: told, setBy: 'academy' };
      const { phishingReports } = settings();
      return phishingReports === '' ? null : { address: phishingReports, setBy: 'person' };
    },
    reported: ({ messageId }) => phishingReported(store.reads, messageId),
    report({ messageId, to }) {
      const raw = bodies.raw(messageId);
      if (!raw) throw new MailError({ kind: 'missing', detail: 'not downloaded yet' });
      const { undoSendMs } = settings();
      return {
        outboxId: queuePhishingReport(store, { messageId, raw, to, language: language(), undoSendMs, nowAt: now() }),
      };
    },
  };
}
