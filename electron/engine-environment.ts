// The environment of the engine's process: its folders, its language, the keychain's bus, the
// authorities that TLS trusts. Nothing else goes in, so
// that no variable of the user's session can change how it runs. Pure.
const ENGINE_ENVIRONMENT =
  /^(PATH|HOME|USER|USERNAME|LOGNAME|LANG|LANGUAGE|LC_\w+|TZ|TMPDIR|TEMP|TMP|DBUS_SESSION_BUS_ADDRESS|XDG_\w+|SYSTEMROOT|WINDIR|USERPROFILE|APPDATA|LOCALAPPDATA|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE)$/i;

export function engineEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(([name, value]) => ENGINE_ENVIRONMENT.test(name) && value !== undefined);
  return Object.fromEntries(kept as [string, string][]);
}
