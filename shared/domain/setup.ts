// What setting up an account knows of servers before a password is typed: where they might be, who says so, what name
// they want to hear and which password. Candidates are never trusted: each is probed without the password, and the
// password goes to one server only. Which candidates there are, and in which order: shared/academies/candidates.ts.
import { z } from 'zod';

/** How a candidate is encrypted. Plain text is never a candidate: the person alone may choose it, by hand. */
export const Encryption = z.enum(['tls', 'starttls']);
export type Encryption = z.infer<typeof Encryption>;

/** `smtp` is submission: 465 or 587, with a login. */
export const MailService = z.enum(['imap', 'pop3', 'smtp']);
export type MailService = z.infer<typeof MailService>;

/**
 * What a server wants to hear as user name. `identifiant`: the académie's short name (`cdurand`), which cannot be known
 * from the address with certainty and is asked for. `fixed`: this very text, from an administrator.
 */
const RULES_OF_ALL = [
  z.object({ form: z.literal('identifiant') }),
  z.object({ form: z.literal('localPart') }),
  z.object({ form: z.literal('fullAddress') }),
] as const;
export const UserNameRule = z.discriminatedUnion('form', [
  ...RULES_OF_ALL,
  z.object({ form: z.literal('fixed'), text: z.string().min(1).max(320) }),
]);
export type UserNameRule = z.infer<typeof UserNameRule>;

/**
 * Who says that there may be a server, strongest first. `learned`: another account of the same domain works there.
 * `shared`: a file of settings that a colleague handed on.
 */
export const CandidateOrigin = z.enum([
  'policy',
  'learned',
  'shared',
  'known',
  'national',
  'srv',
  'autoconfig',
  'derived',
]);
export type CandidateOrigin = z.infer<typeof CandidateOrigin>;

/** `guess`: nobody says so, the name or the port is only the usual one. */
export const Confidence = z.enum(['high', 'medium', 'low', 'guess']);
export type Confidence = z.infer<typeof Confidence>;

/**
 * Whose servers they are: those of the national service (education.gouv.fr), or of the address's own domain. Incoming
 * and outgoing are chosen within one system, as they share user name and password: the national service's SMTP does not
 * know the password of the académie's own IMAP.
 */
export const MailSystem = z.enum(['own', 'national']);
export type MailSystem = z.infer<typeof MailSystem>;

export const ServerCandidate = z.object({
  service: MailService,
  /** Lower case, without a trailing dot. */
  host: z.string().min(1).max(255),
  port: z.number().int().min(1).max(65_535),
  security: Encryption,
  origin: CandidateOrigin,
  confidence: Confidence,
  system: MailSystem,
  userName: UserNameRule,
  /** The service wants a password made for one device in its webmail, not the one of the portal. */
  applicationPassword: z.boolean(),
  /**
   * The host is neither of the person's own domain nor of education.gouv.fr nor an administrator's: the password goes
   * there only after the person agreed to this very host.
   */
  needsConfirmation: z.boolean(),
});
export type ServerCandidate = z.infer<typeof ServerCandidate>;

/** Each list best first, without two of the same host and port. Some may be empty. */
export type ServerCandidates = Record<MailService, ServerCandidate[]>;

/** One server of an administrator's preset. */
export const ServerPreset = z.object({
  service: MailService,
  host: z.string().trim().min(1).max(255),
  port: z.number().int().min(1).max(65_535),
  security: Encryption,
  userName: UserNameRule.optional(),
});
export type ServerPreset = z.infer<typeof ServerPreset>;

/** One server as colleagues share it, with nobody's own user name: shared-settings.ts. */
export const SharedServer = ServerPreset.extend({ userName: z.discriminatedUnion('form', RULES_OF_ALL).optional() });
export type SharedServer = z.infer<typeof SharedServer>;

/** One SRV record of a mail domain (RFC 6186, RFC 8314). A target `.` says that the service is not offered. */
export interface SrvAnswer {
  service: '_imaps' | '_imap' | '_pop3s' | '_pop3' | '_submissions' | '_submission';
  target: string;
  port: number;
  priority: number;
  weight: number;
}

/** One server of a domain's autoconfig file, as far as it is encrypted and takes a password. In the file's order. */
export interface AutoconfigServer {
  service: MailService;
  host: string;
  port: number;
  security: Encryption;
  /** As in the file: `%EMAILADDRESS%`, `%EMAILLOCALPART%`, a text with them, or null when it does not say. */
  userName: string | null;
}

/** What is known of an address's servers before anything is probed. */
export interface CandidateSources {
  /** Cleaned: see `readAddress`. */
  address: string;
  presets?: readonly ServerPreset[] | undefined;
  /** Where another account of the same domain works. */
  learned?: readonly SharedServer[] | undefined;
  /** Of a file that a colleague handed on. */
  shared?: readonly SharedServer[] | undefined;
  srv?: readonly SrvAnswer[];
  autoconfig?: readonly AutoconfigServer[];
}
