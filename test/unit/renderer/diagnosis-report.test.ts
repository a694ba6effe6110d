import { describe, expect, it } from 'vitest';
import { reportOf } from '../../../renderer/features/diagnosis/report.ts';
import type { DiagnosisLine } from '../../../shared/domain/diagnosis.ts';

const at = { side: 'incoming', host: 'imap.ac-demo.example', port: 993, tookMs: 12 } as const;

describe('the report for the IT service', () => {
  it('has one line a step, with facts and without anybody’s name', () => {
    const lines: DiagnosisLine[] = [
      { ...at, step: 'connection', outcome: 'good', proxy: '10.0.0.1:3128' },
      { ...at, step: 'encryption', outcome: 'good', ownAuthority: 'Filtre du collège' },
      {
        ...at,
        step: 'login',
        outcome: 'bad',
        error: { kind: 'auth', reason: 'wrongPassword', detail: 'user <claire.martin@ac-demo.example> unknown' },
      },
      { ...at, step: 'quota', outcome: 'skipped' },
    ];
    expect(reportOf(lines, 'Casier', new Date(0)).split('\n')).toEqual([
      'Casier · 1970-01-01T00:00:00.000Z',
      'incoming connection: good (imap.ac-demo.example:993, 12 ms) · proxy 10.0.0.1:3128',
      'incoming encryption: good (imap.ac-demo.example:993, 12 ms) · authority of this PC: Filtre du collège',
      'incoming login: bad (imap.ac-demo.example:993, 12 ms) · auth/wrongPassword · user <…@ac-demo.example> unknown',
      'incoming quota: skipped (imap.ac-demo.example:993)',
    ]);
  });
});
