// What an administrator set for the servers of an address: those of the accounts that are proposed for its domain, then
// hosts. serverCandidates puts them before all others. Pure.
import type { Policies, PolicyServer } from '../domain/policies.ts';
import type { MailService, ServerPreset, UserNameRule } from '../domain/setup.ts';

export function presetsFor({ accounts = [], hosts = [] }: Policies, address: string): ServerPreset[] {
  const domain = domainOf(address);
  const ofAccounts = accounts
    .filter((account) => domainOf(account.address) === domain)
    .flatMap((account) => {
      // A name that is one person's is not another's of the same domain.
      const isThisOne = account.address.toLowerCase() === address.toLowerCase();
      const preset = (service: MailService, server: PolicyServer) => presetOf(service, server, address, isThisOne);
      return [preset(account.protocol, account.incoming), preset('smtp', account.outgoing)];
    });
  const ofHosts = hosts
    .filter(({ domains }) => domains === undefined || domains.some((one) => one.toLowerCase() === domain))
    .map((host) => presetOf(host.service, host, address, true));
  return [...ofAccounts, ...ofHosts];
}

function presetOf(
  service: MailService,
  { host, port, security, userName }: PolicyServer,
  address: string,
  takesFixedName: boolean,
): ServerPreset {
  const rule = userName === undefined ? null : ruleOf(userName, address);
  const counts = rule !== null && (rule.form !== 'fixed' || takesFixedName);
  return { service, host, port, security, ...(counts && { userName: rule }) };
}

function ruleOf(template: string, address: string): UserNameRule {
  if (/^%address%$/i.test(template)) return { form: 'fullAddress' };
  if (/^%localpart%$/i.test(template)) return { form: 'localPart' };
  const localPart = address.slice(0, address.lastIndexOf('@'));
  return { form: 'fixed', text: template.replace(/%address%/gi, address).replace(/%localpart%/gi, localPart) };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
