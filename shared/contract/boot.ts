// What main and the engine say to each other over the utility process's own port (`process.parentPort`).
//   main → engine   boot, once and first; then a port for each window and one for main itself; shutdown at the end
//   engine → main   ready (ports are served from now on), closed (the database is closed: the process may go);
//                   whichProxy, answered by `proxy`: the system's proxies are known to Electron only
// Main's part ends there: what the store's state is (open, locked, failed) is asked over a port, area `store`.
// A bug in the engine is an uncaught exception: the process exits with a code that is not 0 and no `closed`.
import { z } from 'zod';
import { PolicyReport } from '../domain/policies.ts';

/** Who sits at the other end: a window is served `windowContract`, main `hostContract` as well. */
export const PortRole = z.enum(['window', 'main']);
export type PortRole = z.infer<typeof PortRole>;

export const MainMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('boot'),
    /** Casier's folder in the *local* application data; made if missing. */
    dataDir: z.string().min(1),
    /** Then nothing is opened there: the store's state is `failed` with reason `networkDrive`. */
    dataDirOnNetworkDrive: z.boolean(),
    /** The system's language, BCP 47: used where the setting says `system`. */
    locale: z.string().min(2),
    /** What an administrator set; main itself has seen to the folder and to the proxy. */
    policies: PolicyReport,
    /** PEM, one certificate each: trusted beside the system's. */
    extraCertificates: z.array(z.string()),
  }),
  /** Sent with exactly one MessagePort, over which WireRequest and WireResponse run. */
  z.object({ type: z.literal('port'), role: PortRole }),
  /** The answer to `whichProxy`, in the words of a PAC file: « PROXY a:3128; DIRECT ». */
  z.object({ type: z.literal('proxy'), id: z.number().int(), answer: z.string() }),
  /** Stop, close the database, say `closed` and exit with code 0. Main kills what has not ended after 5 s. */
  z.object({ type: z.literal('shutdown') }),
]);
export type MainMessage = z.infer<typeof MainMessage>;

export type EngineNotice =
  | { type: 'ready' }
  | { type: 'closed' }
  | { type: 'whichProxy'; id: number; host: string; port: number };
