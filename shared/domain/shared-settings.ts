// What worked for one mailbox of a domain, as a small file that colleagues can hand on: servers and how they call a
// person, and nothing about anybody. The same shape as an administrator's presets. What comes in is read strictly: a
// file is somebody else's until the person agreed to its hosts (ADR 0028).
import { z } from 'zod';
import { hostName } from '../academies/host-names.ts';
import { SHARED_SERVERS_MAX } from './server-search.ts';
import { SharedServer } from './setup.ts';

export const SHARED_SETTINGS_VERSION = 1;

/** A full name as DNS knows it: no address, no path, nothing that only looks like one. */
const Name = z
  .string()
  .max(253)
  .refine((text) => hostName(text) === text);

export const SharedSettings = z.strictObject({
  /** What the file is, for whoever opens it by hand. */
  casier: z.literal('settings'),
  version: z.literal(SHARED_SETTINGS_VERSION),
  /** Whose mailboxes these servers are for. */
  domain: Name,
  servers: z
    .array(z.strictObject({ ...SharedServer.shape, host: Name }))
    .min(1)
    .max(SHARED_SERVERS_MAX),
});
export type SharedSettings = z.infer<typeof SharedSettings>;

/** What is read of any version, to tell a newer one from what is none at all. */
export const AnySharedSettings = z.object({ casier: z.literal('settings'), version: z.number().int().positive() });
