// A TCP port on any loopback address that leads to another one: so that test servers, which listen where they find a
// free port, are found under the usual ports of invented hosts. Ports below 1024 need root.
import net from 'node:net';

export interface Forwarder {
  /** Connections so far. */
  taken(): number;
  stop(): Promise<void>;
}

/** `to`: a port on 127.0.0.1. */
export async function forward(address: string, port: number, to: number): Promise<Forwarder> {
  const sockets = new Set<net.Socket>();
  let taken = 0;
  const keep = (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    return socket;
  };
  const server = net.createServer((client) => {
    taken += 1;
    const onward = keep(net.connect(to, '127.0.0.1'));
    keep(client).pipe(onward).pipe(client);
    client.on('close', () => onward.destroy());
    onward.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, address, resolve));
  return {
    taken: () => taken,
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
