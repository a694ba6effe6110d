// What an administrator set and what is wrong with the file, in words; and both as a text for the IT service. Pure.
import type { Policies, PolicyFault, PolicyKey, PolicyProxy, PolicyReport } from '../../../shared/domain/policies.ts';
import type { PolicyWords } from './words.ts';

/** « Ligne 3, colonne 12 · proxy.port\u00a0: … ». */
export function sayFault({ kind, at, key, detail }: PolicyFault, w: PolicyWords): string {
  const place = [at && w.place(at.line, at.column), key].filter(Boolean).join(' · ');
  const what = whatIsWrong(kind, detail, w);
  return place === '' ? what : w.placed(place, what);
}

function whatIsWrong(kind: PolicyFault['kind'], detail: string | null, w: PolicyWords): string {
  switch (kind) {
    case 'unreadable':
      return w.unreadable(detail ?? '');
    case 'unprotected':
      return w.unprotected;
    case 'encoding':
      return detail === 'ASCII' ? w.notAscii : w.encoding;
    case 'syntax':
      return detail === null ? w.endsEarly : w.syntax(detail);
    case 'notAnObject':
      return w.notAnObject;
    case 'unknownKey':
      return w.unknownKey;
    case 'repeatedKey':
      return w.repeatedKey;
    case 'missing':
      return w.missing;
    case 'wrongType':
      return w.wrongType(w.types(detail ?? '') || (detail ?? ''));
    case 'wrongForm':
      return w.forms(detail ?? '');
    case 'wrongValue':
      return detail === null ? w.forms('') : w.wrongValue(detail);
    case 'authority':
      return w.authorities(detail ?? '') || w.unreadable(detail ?? '');
    case 'folder':
      return w.forms('folder');
  }
}

/** One line for each key that is set, in the order of the documentation. */
export function sayPolicies({ policies, authorities }: PolicyReport, w: PolicyWords): string[] {
  const lines: Record<PolicyKey, (policies: Policies) => string | undefined> = {
    accounts: ({ accounts }) => accounts && w.accounts(accounts.map(({ address }) => address).join(', ')),
    hosts: ({ hosts }) => hosts && w.hosts(hosts.map(({ host, port }) => `${host}:${port}`).join(', ')),
    settings: ({ settings }) => settings && w.settings(pairs(settings)),
    lockedSettings: ({ lockedSettings }) => lockedSettings && w.lockedSettings(pairs(lockedSettings)),
    guard: ({ guard }) => guard && w.guard(guard),
    dataProtectionOfficer: ({ dataProtectionOfficer }) => dataProtectionOfficer && w.officer(dataProtectionOfficer),
    phishingReports: ({ phishingReports }) => phishingReports && w.phishingReports(phishingReports),
    helpPages: ({ helpPages }) => helpPages && w.helpPages(pairs(helpPages)),
    dataFolder: ({ dataFolder }) => dataFolder && w.dataFolder(dataFolder),
    proxy: ({ proxy }) => proxy && sayProxy(proxy, w),
    authorities: (set) => set.authorities && w.authority(authorities.join(', ')),
    updateChannel: ({ updateChannel }) => updateChannel && w.updateChannel(updateChannel),
  };
  return Object.values(lines).flatMap((line) => line(policies) ?? []);
}

/** Everything that was found, to be pasted into a mail. No secret is among it: the file holds none. */
export function policyText(report: PolicyReport, version: string, w: PolicyWords): string {
  const { source, policies, faults, storeStays } = report;
  const values = Object.entries(policies).map(([key, value]) => `${key} = ${JSON.stringify(value)}`);
  return [
    `Casier ${version}`,
    source ?? w.none,
    ...values,
    ...(storeStays === null ? [] : [w.storeStays(storeStays)]),
    ...(faults.length === 0 ? [w.noFault] : faults.map((fault) => sayFault(fault, w))),
  ].join('\n');
}

function pairs(values: object): string {
  const entries = Object.entries(values).map(([key, value]) => `${key} = ${String(value)}`);
  return entries.join(', ');
}

function sayProxy(proxy: PolicyProxy, w: PolicyWords): string {
  switch (proxy.mode) {
    case 'system':
      return w.proxySystem;
    case 'direct':
      return w.proxyDirect;
    case 'fixed':
      return w.proxyFixed(`${proxy.host}:${proxy.port} (${proxy.kind})`);
    case 'pac':
      return w.proxyPac(proxy.url);
  }
}
