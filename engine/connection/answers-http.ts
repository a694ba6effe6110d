// Tells a web server from a mail server by what it says: the page of a network that wants people to sign in first takes
// the place of every server there is. A mail server speaks first; a web server is silent until something is asked, which
// here is a line that says nothing and that it refuses in its own way.
import type net from 'node:net';

const GREETING_MS = 1_000;
const LIMIT_MS = 3_000;
const NOTHING = 'A NOOP\r\n\r\n';

/** The socket is open, and under TLS where that is wanted; whoever calls destroys it. */
export function answersHttp(socket: net.Socket): Promise<boolean> {
  return new Promise((resolve) => {
    const ask = setTimeout(() => socket.write(NOTHING), GREETING_MS);
    const end = (answer: boolean) => {
      clearTimeout(ask);
      clearTimeout(limit);
      socket.off('data', onData);
      resolve(answer);
    };
    const onData = (chunk: Buffer) => end(/^\s*(HTTP\/\d|<(!doctype\s+)?html)/i.test(chunk.toString('latin1')));
    const limit = setTimeout(() => end(false), LIMIT_MS);
    socket.on('data', onData).once('error', () => end(false));
    socket.once('close', () => end(false));
  });
}
