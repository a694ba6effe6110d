// The shape of academies.json. The program trusts the file as it is, since it is part of it; a test holds the file to
// this schema. `confidence` is how far the source itself can be trusted, not whether a server was ever tried.
import { z } from 'zod';
import { Encryption, MailService } from '../domain/setup.ts';

const Sureness = z.enum(['high', 'medium', 'low']);

const KnownServer = z.strictObject({
  service: MailService,
  host: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/),
  /** null: no source tells. */
  port: z.number().int().min(1).max(65_535).nullable(),
  security: Encryption.nullable(),
  /** What the source does not say in so many words. */
  inferred: z.array(z.enum(['host', 'port', 'security'])),
  confidence: Sureness,
});
export type KnownServer = z.infer<typeof KnownServer>;

const Domain = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
const Link = z.strictObject({ url: z.url({ protocol: /^https?$/ }), confidence: Sureness });

const Source = z.strictObject({
  kind: z.enum(['official', 'union', 'third party']),
  date: z
    .string()
    .regex(/^\d{4}(-\d\d)?$/)
    .nullable(),
  ref: z.string(),
  tells: z.string(),
});
export type Source = z.infer<typeof Source>;

const Academy = z.strictObject({
  id: z.string(),
  /** `ent`: a digital workspace that keeps mailboxes; its people are not all staff. */
  kind: z.enum(['academie', 'ministry', 'institution', 'region', 'ent']),
  /** In French, as its people call it. */
  name: z.string(),
  /** The one in use first. */
  domains: z.array(Domain).min(1),
  formerDomains: z.array(Domain),
  servers: z.array(KnownServer),
  /** What its own servers take as user name. null: not told. `initialSurname`: cdurand for Camille Durand. */
  userName: z
    .strictObject({
      form: z.enum(['identifiant', 'fullAddress']),
      pattern: z.enum(['initialSurname']).nullable(),
      confidence: Sureness,
    })
    .nullable(),
  /** Whether its mailboxes are kept by the ministry's national service. null: not known. */
  nationalService: z
    .strictObject({
      state: z.enum(['is', 'migrated', 'likely']),
      since: z.string().nullable(),
      confidence: Sureness,
    })
    .nullable(),
  /** How long its passwords are good for; left out where no source tells. */
  passwordDays: z.strictObject({ days: z.number().int().min(1), confidence: Sureness }).optional(),
  /** Where its people report phishing to, by mail; left out where no source tells. */
  phishingReports: z.strictObject({ address: z.email(), confidence: Sureness }).optional(),
  webmail: Link.nullable(),
  /** Its own page about a forgotten identifiant or password, or the nearest to it. */
  help: Link.nullable(),
  notes: z.array(z.string()),
  sources: z.array(Source).min(1),
});
export type Academy = z.infer<typeof Academy>;

export const AcademyFile = z.strictObject({
  version: z.literal(1),
  gatheredOn: z.string().regex(/^\d{4}-\d\d$/),
  /** What holds for all of them: the reasons of the code beside this file. */
  rules: z.array(z.strictObject({ rule: z.string(), confidence: Sureness, sources: z.array(Source).min(1) })),
  academies: z.array(Academy),
});
export type AcademyFile = z.infer<typeof AcademyFile>;
