// An administrator's proxy as Chromium takes it, which then answers for every server (resolve-proxy.ts). Pure.
import type { ProxyConfig } from 'electron';
import type { PolicyProxy } from '../../shared/domain/policies.ts';

export function proxyConfig(proxy: PolicyProxy): ProxyConfig {
  switch (proxy.mode) {
    case 'system':
    case 'direct':
      return { mode: proxy.mode };
    case 'pac':
      return { mode: 'pac_script', pacScript: proxy.url };
    case 'fixed':
      return {
        mode: 'fixed_servers',
        proxyRules: `${proxy.kind}://${proxy.host}:${proxy.port}`,
        proxyBypassRules: (proxy.except ?? []).join(','),
      };
  }
}
