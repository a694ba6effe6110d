import { describe, expect, it } from 'vitest';
import { planSync, type RemoteState, type StoredState, type SyncCapabilities } from '../../../engine/core/sync-plan.ts';

const STORED: StoredState = { uidValidity: 7, uidNext: 101, highestModSeq: '5000', knownCount: 90, complete: true };
const REMOTE: RemoteState = { uidValidity: 7, uidNext: 101, highestModSeq: '5000', exists: 90 };
const QRESYNC: SyncCapabilities = { condstore: true, qresync: true };
const CONDSTORE: SyncCapabilities = { condstore: true, qresync: false };
const NEITHER: SyncCapabilities = { condstore: false, qresync: false };

type Row = [
  what: string,
  stored: Partial<StoredState>,
  remote: Partial<RemoteState>,
  capabilities: SyncCapabilities,
  plan: object,
];

const ROWS: Row[] = [
  ['all four agree', {}, {}, QRESYNC, { kind: 'nothing', reason: 'unchanged' }],
  ['all four agree, without QRESYNC', {}, {}, CONDSTORE, { kind: 'nothing', reason: 'unchanged' }],
  ['never synced', { uidValidity: null, complete: false }, {}, QRESYNC, { kind: 'initial', reason: 'firstSync' }],
  ['stopped halfway', { complete: false }, {}, QRESYNC, { kind: 'initial', reason: 'interrupted' }],
  ['a state without UIDNEXT', { uidNext: null }, {}, QRESYNC, { kind: 'initial', reason: 'interrupted' }],
  ['a new UIDVALIDITY', {}, { uidValidity: 8 }, QRESYNC, { kind: 'reset', reason: 'uidValidityChanged' }],
  [
    'a new UIDVALIDITY after a stop',
    { complete: false },
    { uidValidity: 8 },
    QRESYNC,
    { kind: 'reset', reason: 'uidValidityChanged' },
  ],
  ['a newer mod-sequence', {}, { highestModSeq: '5001' }, QRESYNC, { kind: 'delta', by: 'qresync' }],
  [
    'a newer mod-sequence, without QRESYNC',
    {},
    { highestModSeq: '5001' },
    CONDSTORE,
    { kind: 'delta', by: 'condstore' },
  ],
  ['one message less, same mod-sequence', {}, { exists: 89 }, CONDSTORE, { kind: 'delta', by: 'condstore' }],
  ['a new UID, same mod-sequence', {}, { uidNext: 102 }, QRESYNC, { kind: 'delta', by: 'qresync' }],
  ['no CONDSTORE', {}, { highestModSeq: null }, NEITHER, { kind: 'delta', by: 'uidDiff', reason: 'noModSeq' }],
  ['no CONDSTORE any more', {}, { highestModSeq: null }, QRESYNC, { kind: 'delta', by: 'uidDiff' }],
  ['CONDSTORE that is new', { highestModSeq: null }, {}, QRESYNC, { kind: 'delta', by: 'uidDiff' }],
  ['a mod-sequence of 0, that is none', { highestModSeq: '0' }, { highestModSeq: '0' }, QRESYNC, { by: 'uidDiff' }],
  ['a mod-sequence that is no number', { highestModSeq: 'abc' }, {}, QRESYNC, { by: 'uidDiff' }],
  ['UIDNEXT that went back', {}, { uidNext: 100 }, QRESYNC, { kind: 'full', reason: 'uidNextWentBack' }],
  ['a mod-sequence that went back', {}, { highestModSeq: '4999' }, QRESYNC, { kind: 'full', reason: 'modSeqWentBack' }],
  [
    'mod-sequences that differ beyond 2^53',
    { highestModSeq: '9223372036854775806' },
    { highestModSeq: '9223372036854775807' },
    QRESYNC,
    { kind: 'delta', by: 'qresync' },
  ],
];

describe('the plan of a pass', () => {
  it.each(ROWS)('for %s', (_what, stored, remote, capabilities, plan) => {
    expect(planSync({ ...STORED, ...stored }, { ...REMOTE, ...remote }, capabilities)).toMatchObject(plan);
  });
});
