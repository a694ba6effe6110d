// Command line switches that would let another program steer Casier and read the mail through it. A packaged Casier
// refuses to start with one; while developing and testing they are how debuggers and Playwright attach.
const FORBIDDEN = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'js-flags',
  'load-extension',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'ignore-certificate-errors',
  'disable-web-security',
  // Would have another authority believed, and another proxy asked.
  'policies',
];

/** The first forbidden switch among the arguments, or null. */
export function forbiddenSwitch(args: readonly string[]): string | null {
  const names = args.filter((arg) => arg.startsWith('--')).map((arg) => arg.slice(2).replace(/=.*$/, ''));
  return names.find((name) => FORBIDDEN.includes(name)) ?? null;
}
