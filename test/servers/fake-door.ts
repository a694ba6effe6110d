// A server that answers the door and then does only what a test has it do: say nothing, say something that is no mail
// protocol, stop in the middle. Plain text on loopback; keeps all that it was told.
import { type AddressInfo, createServer, type Socket } from 'node:net';

export class FakeDoor {
  heard = '';
  #server = createServer((socket) => this.#open(socket));
  #sockets = new Set<Socket>();
  #greeting: string;
  #answer: (line: string) => string | null;

  /** `answer`: to one line; null: silence. */
  constructor(greeting = '', answer: (line: string) => string | null = () => null) {
    this.#greeting = greeting;
    this.#answer = answer;
  }

  async start(port = 0, address = '127.0.0.1'): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(port, address, resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #open(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => {}); // the client hangs up as it likes
    if (this.#greeting) socket.write(this.#greeting);
    socket.on('data', (chunk) => {
      const said = chunk.toString('latin1');
      this.heard += said;
      for (const line of said.split('\r\n').slice(0, -1)) {
        const answer = this.#answer(line);
        if (answer !== null) socket.write(answer);
      }
    });
  }
}
