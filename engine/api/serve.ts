// Serves a contract on a port: one request, one answer. The door of the engine: the method is looked up among own
// properties only, the input is parsed before any handler sees it, and what is refused is never echoed.
// A MailError is an answer. Anything else that a handler throws is a bug: it is thrown again outside of every
// promise, so that the engine ends and main starts a new one.
import type { EngineEvent } from '../../shared/contract/event.ts';
import type { HandlersOf } from '../../shared/contract/index.ts';
import type { Area, Procedure } from '../../shared/contract/procedure.ts';
import type { WirePort, WireRequest, WireResponse } from '../../shared/contract/wire.ts';
import { MailError } from '../../shared/domain/problem.ts';

type Handler = (input: unknown, signal: AbortSignal) => unknown;

/** The handlers of one area, as soon as they can answer; throws MailError when they cannot. */
export type HandlersReady<Contract extends Record<string, Area>> = <A extends keyof Contract>(
  area: A,
) => HandlersOf<Contract>[A] | Promise<HandlersOf<Contract>[A]>;

export interface ServedPort {
  sendEvent(event: EngineEvent): void;
}

export function serve<Contract extends Record<string, Area>>(
  port: WirePort,
  contract: Contract,
  handlersReady: HandlersReady<Contract>,
): ServedPort {
  /** Queries only: a command that was begun is finished. */
  const cancellable = new Map<number, AbortController>();
  let closed = false;
  const send = (response: WireResponse) => {
    if (!closed) port.send(response);
  };

  const run = async (id: number, method: string, input: unknown) => {
    const controller = new AbortController();
    try {
      const { areaName, name, procedure } = find(contract, method);
      if (procedure.kind === 'query') cancellable.set(id, controller);
      const parsed = procedure.input.safeParse(input);
      if (!parsed.success) throw new MailError({ kind: 'invalid', detail: refusal(method, parsed.error.issues) });
      const area = (await handlersReady(areaName)) as unknown as Record<string, Handler>;
      if (procedure.kind === 'query') await nextTurn();
      if (controller.signal.aborted) throw new MailError({ kind: 'cancelled' });
      send({ type: 'answer', id, output: await area[name]!(parsed.data, controller.signal) });
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      send({ type: 'failure', id, error: error.data });
    } finally {
      cancellable.delete(id);
    }
  };

  port.onMessage((message) => {
    const request = parseRequest(message);
    if (!request) return;
    if (request.type === 'cancel') return cancellable.get(request.id)?.abort();
    run(request.id, request.method, request.input).catch(endByBug);
  });
  port.onClose(() => {
    closed = true;
    for (const controller of cancellable.values()) controller.abort();
  });

  return { sendEvent: (event) => send({ type: 'event', event }) };
}

/** What has come by now is read first: a question that was superseded while it waited is not answered. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

function find<Contract extends Record<string, Area>>(contract: Contract, method: string) {
  const [areaName = '', name = '', ...rest] = method.split('.');
  const area = Object.hasOwn(contract, areaName) ? contract[areaName] : undefined;
  const procedure: Procedure | undefined = area && Object.hasOwn(area, name) ? area[name] : undefined;
  if (!procedure || rest.length > 0) throw new MailError({ kind: 'invalid', detail: 'no such procedure' });
  return { areaName: areaName as keyof Contract, name, procedure };
}

/** Where the input is wrong and why, without a word of it: it may hold a password or a message. */
function refusal(method: string, issues: readonly { code: string; path: PropertyKey[] }[]): string {
  const places = issues.slice(0, 5).map(({ code, path }) => `${path.map(String).join('.') || 'input'} ${code}`);
  return `${method}: ${places.join(', ')}`;
}

function parseRequest(message: unknown): WireRequest | null {
  if (typeof message !== 'object' || message === null) return null;
  const { type, id, method, input } = message as Record<string, unknown>;
  if (!Number.isSafeInteger(id)) return null;
  if (type === 'cancel') return { type, id: id as number };
  if (type === 'call' && typeof method === 'string') return { type, id: id as number, method, input };
  return null;
}

/** Outside of the promise chain: an uncaught exception, whatever Node does with unhandled rejections. */
function endByBug(bug: unknown): void {
  setImmediate(() => {
    throw bug;
  });
}
