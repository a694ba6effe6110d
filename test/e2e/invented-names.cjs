// Preloaded into Casier's main process (`electron -r`) by launch.ts, which has the engine begin with this very file:
// there every name is looked up at the tests' own DNS, SRV records included: nothing is asked of anybody else. The
// program itself has no such switch.
const dns = require('node:dns');
const { isIP } = require('node:net');
const { syncBuiltinESMExports } = require('node:module');
const { pathToFileURL } = require('node:url');

const NAME_SERVER = 'CASIER_TEST_NAME_SERVER';
// Another one than clock-ahead.cjs's, which may stand before it.
const ENGINE = 'CASIER_TEST_NAMED_ENGINE';

if (process.type === 'browser') {
  const { utilityProcess } = require('electron');
  const fork = utilityProcess.fork.bind(utilityProcess);
  utilityProcess.fork = (file, args, options) =>
    fork(__filename, args, {
      ...options,
      env: { ...options.env, [ENGINE]: file, [NAME_SERVER]: process.env[NAME_SERVER] },
    });
} else {
  const server = process.env[NAME_SERVER];
  const resolver = new dns.Resolver();
  resolver.setServers([server]);
  const systemLookup = dns.lookup;
  dns.lookup = (host, options, done) => {
    if (host === 'localhost' || isIP(host)) return systemLookup(host, options, done);
    resolver.resolve4(host, (error, addresses) => {
      // As the system says it.
      if (error) {
        const code = error.code === 'ENOTFOUND' || error.code === 'ENODATA' ? 'ENOTFOUND' : 'EAI_AGAIN';
        done(Object.assign(error, { code, syscall: 'getaddrinfo' }));
      } else
        done(
          null,
          addresses.map((address) => ({ address, family: 4 })),
        );
    });
  };
  const Resolver = dns.promises.Resolver;
  dns.promises.Resolver = class extends Resolver {
    constructor(options) {
      super(options);
      this.setServers([server]);
    }
  };
  require('node:dns/promises').Resolver = dns.promises.Resolver;
  syncBuiltinESMExports();
  void import(pathToFileURL(process.env[ENGINE]).href);
}
