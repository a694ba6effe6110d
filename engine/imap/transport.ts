// Hands imapflow the connection that engine/connection has opened, by whatever way: its own way out knows neither the
// system's proxies nor a second address.
import type net from 'node:net';
import type { ImapFlowOptions } from 'imapflow';
import type { Endpoint } from '../connection/connection-error.ts';
import { startTls } from '../connection/secure-socket.ts';

type Transport = NonNullable<ImapFlowOptions['transport']>;

/** `socket` is open, and under TLS where the server speaks it from the first byte. */
export function transportOver(
  socket: net.Socket,
  endpoint: Endpoint,
  extraCertificates: readonly string[] | undefined,
): Transport {
  return {
    connect(_options, onConnect) {
      setImmediate(onConnect);
      return socket;
    },
    upgrade(plain, _options, onSecure) {
      const secure = startTls(plain as net.Socket, endpoint, extraCertificates);
      secure.once('secureConnect', onSecure);
      return secure;
    },
  };
}
