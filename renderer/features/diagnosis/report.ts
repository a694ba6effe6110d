// The report of a walk as text for the IT service: stable names and facts, one line a step. Pure. No password is known
// here; what a server said may repeat the person's name, so that addresses are shortened to their domain.
import type { DiagnosisLine } from '../../../shared/domain/diagnosis.ts';

export function reportOf(lines: readonly DiagnosisLine[], title: string, at: Date): string {
  return [`${title} · ${at.toISOString()}`, ...lines.map(reportLine)].join('\n');
}

function reportLine(line: DiagnosisLine): string {
  const { side, step, outcome, host, port, tookMs, error } = line;
  const facts = [
    line.proxy && `proxy ${line.proxy}`,
    line.addresses !== undefined && `${line.addresses} addresses`,
    line.ownAuthority && `authority of this PC: ${line.ownAuthority}`,
    line.usedBytes !== undefined && `${line.usedBytes} of ${line.limitBytes} bytes`,
    error && [error.kind, error.reason].filter(Boolean).join('/'),
    error?.proxy && `proxy ${error.proxy}`,
    error?.detail && withoutNames(error.detail),
    error?.certificate && `certificate ${error.certificate.subject}, issued by ${error.certificate.issuer}`,
  ];
  const head = `${side} ${step}: ${outcome} (${host}:${port}${outcome === 'skipped' ? '' : `, ${tookMs} ms`})`;
  return [head, ...facts.filter(Boolean)].join(' · ');
}

/** « marie.durand@ac-test.example » → « …@ac-test.example ». */
function withoutNames(text: string): string {
  return text.replace(/[^\s<>"'(),;:@[\]]+@/g, '…@');
}
