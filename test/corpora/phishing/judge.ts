// One message of a collection, judged as the engine does it for a person whom nobody has written to yet: no quota, no
// known date, no correspondent. The worst case for false alarms; the own servers' word is not there either.
import { letterOf } from '../../../engine/mime/letter.ts';
import { readMessage } from '../../../engine/mime/read-message.ts';
import { judge, KNOWS_NOTHING, type Knowledge, type Verdict } from '../../../shared/phishing/index.ts';

export function judgeRaw(raw: Uint8Array, knowledge: Knowledge = KNOWS_NOTHING): Verdict {
  return judge(
    letterOf(raw, readMessage(raw), (host) => knowledge.ownServers.some((own) => `.${host}`.endsWith(`.${own}`))),
    knowledge,
  );
}
