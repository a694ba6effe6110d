// Reads the settings that a colleague handed on. The file may be anything: it is bounded, parsed as JSON and held to its
// schema; what is not understood is refused as a whole.

import { MailError } from '../../shared/domain/problem.ts';
import { AnySharedSettings, SHARED_SETTINGS_VERSION, SharedSettings } from '../../shared/domain/shared-settings.ts';
import { withFileSource } from './byte-source.ts';

/** A real one has less than 1 KB. */
const MOST_BYTES = 65_536;

/** Throws MailError `place`. */
export async function readSettingsFile(path: string): Promise<SharedSettings> {
  return withFileSource(path, async ({ sizeBytes, read }) => {
    if (sizeBytes > MOST_BYTES) throw notSettings();
    return settingsIn((await read(0, sizeBytes)).toString('utf8'));
  });
}

function settingsIn(text: string): SharedSettings {
  const json = jsonOf(text.replace(/^\ufeff/, ''));
  const settings = SharedSettings.safeParse(json);
  if (settings.success) return settings.data;
  const version = AnySharedSettings.safeParse(json).data?.version ?? 0;
  if (version > SHARED_SETTINGS_VERSION) throw new MailError({ kind: 'place', reason: 'settingsFromFuture' });
  throw notSettings();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

function notSettings(): MailError {
  return new MailError({ kind: 'place', reason: 'notSettings' });
}
