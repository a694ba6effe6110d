// A loopback proxy between the engine and an IMAP server in clear text: counts the commands that go by, which are the
// round trips, and may hide capabilities from the client, so that one server stands for lesser ones.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface CommandProxy {
  port: number;
  /** Commands since the last call. */
  takeCommands(): string[];
  stop(): Promise<void>;
}

/** « T1 UID FETCH … » */
const COMMAND = /^[A-Z0-9]+ ((?:UID )?[A-Z]+)/;

export async function startCommandProxy(targetPort: number, hidden: readonly string[]): Promise<CommandProxy> {
  const sockets = new Set<Socket>();
  let commands: string[] = [];
  // Of the same length: sizes of literals stay right.
  const hide = (chunk: Buffer) =>
    hidden.reduce((text, name) => text.replaceAll(name, 'X'.repeat(name.length)), chunk.toString('latin1'));
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => {
        client.destroy();
        upstream.destroy();
      });
      socket.setNoDelay(true);
    }
    client.on('data', (chunk) => {
      for (const line of chunk.toString('latin1').split('\r\n')) {
        const command = COMMAND.exec(line)?.[1];
        if (command) commands.push(command);
      }
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => client.write(hidden.length > 0 ? Buffer.from(hide(chunk), 'latin1') : chunk));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    takeCommands() {
      const taken = commands;
      commands = [];
      return taken;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
