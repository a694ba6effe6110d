// A small client of Marionette, the remote control that Mozilla's programs have built in: over TCP, each message is its
// length, a colon and JSON. A command is [0, id, name, parameters], its answer [1, id, error, result]. Functions are sent
// as their source and run with all rights of the program.
import { connect, type Socket } from 'node:net';

export interface Marionette {
  /**
   * Runs a function inside the program and answers what it (or its promise) gives. It knows nothing of where it was
   * written but `helpers`: functions that it calls by name.
   */
  run<Given, Answer>(
    action: (given: Given) => Answer,
    given: Given,
    helpers?: readonly unknown[],
  ): Promise<Awaited<Answer>>;
  /** Has the program end in order; answers before it has. */
  quit(): Promise<void>;
}

interface Failure {
  error: string;
  message: string;
}

type Message = [kind: number, id: number, error: Failure | null, result: unknown];

const SCRIPT_MS = 900_000;

/** Answers once the program's first window has settled. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  const messages = messagesOf(socket);
  await messages.next(); // who it is
  let id = 0;
  const command = async (name: string, parameters: object): Promise<unknown> => {
    id += 1;
    const text = JSON.stringify([0, id, name, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    const answer = await messages.next();
    if (answer.done) throw new Error(`${name}: the program has ended`);
    const [, , error, result] = answer.value;
    if (error) throw new Error(`${name}: ${error.error}: ${error.message}`);
    return result;
  };
  await command('WebDriver:NewSession', {});
  await command('WebDriver:SetTimeouts', { script: SCRIPT_MS });
  await command('Marionette:SetContext', { value: 'chrome' });
  return {
    run: async (action, given, helpers = []) => {
      const script = `${helpers.join('\n')}\nreturn (${action})(arguments[0]);`;
      const parameters = { script, args: [given], sandbox: 'system', newSandbox: true };
      const { value } = (await command('WebDriver:ExecuteScript', parameters)) as { value: never };
      return value;
    },
    quit: async () => {
      await command('Marionette:Quit', { flags: ['eForceQuit'] });
      socket.destroy();
    },
  };
}

async function* messagesOf(socket: Socket): AsyncGenerator<Message, void> {
  let held = Buffer.alloc(0);
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    held = Buffer.concat([held, chunk]);
    for (;;) {
      const start = held.indexOf(':') + 1;
      const end = start + Number(held.toString('latin1', 0, start - 1));
      if (start === 0 || held.length < end) break;
      yield JSON.parse(held.toString('utf8', start, end));
      held = held.subarray(end);
    }
  }
}
