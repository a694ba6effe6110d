// Documents of messages as the engine makes them: of a usual newsletter, in light and dark, and of 5 MB of HTML, with how long
// the engine's own thread was held up by it.
import { readMessage } from '../../engine/mime/read-message.ts';
import { createRender } from '../../engine/mime/render-apart.ts';
import type { RenderOptions } from '../../engine/mime/render-body.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import { builtWorker } from '../servers/workers.ts';
import { figuresOf } from './figures.ts';

const RUNS = 30;
const LARGE_RUNS = 5;
const ROW =
  '<tr><td bgcolor="#ffffff" style="padding:8px;color:#333333;font-family:Arial"><a href="https://lettre.example/a">Un <b>titre</b></a><img src="https://lettre.example/photo.png" width="120" style="display:block"> et quelques mots de plus.</td></tr>\n';

const options = { messageId: 1 as MessageId, remote: false, lang: 'fr' } as const;

function letter(bytes: number) {
  const rows = ROW.repeat(Math.ceil(bytes / ROW.length));
  const html = `<html><head><style>td { color: #222 } a { color: #0b57a4 }</style></head><body><table>${rows}</table></body></html>`;
  return readMessage(Buffer.from(`Subject: Lettre\nContent-Type: text/html; charset=utf-8\n\n${html}`));
}

export async function benchReading(): Promise<void> {
  const { record, recordSpread } = figuresOf('reading', 'documents');
  const render = createRender({ workerUrl: await builtWorker('render-worker') });
  const newsletter = letter(60_000);
  for (const theme of ['light', 'dark'] satisfies RenderOptions['theme'][]) {
    const tookMs: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const startedAt = performance.now();
      await render(newsletter, { ...options, theme });
      tookMs.push(performance.now() - startedAt);
    }
    recordSpread(`newsletter of 60 kB, ${theme}`, 'ms', tookMs, ['≤ 30', '≤ 50']);
  }
  const large = letter(5_000_000);
  const runs: { tookMs: number; heldMs: number }[] = [];
  for (let run = 0; run < LARGE_RUNS; run++)
    runs.push(await watched(async () => render(large, { ...options, theme: 'dark' })));
  record(
    'HTML of 5 MB, on its thread',
    'ms',
    runs.map(({ tookMs }) => tookMs),
    '≤ 5000',
  );
  record(
    'HTML of 5 MB: engine’s thread held up',
    'ms',
    runs.map(({ heldMs }) => heldMs),
    '≤ 50',
  );
}

/** How long it took, and the longest time that nothing else could run. */
async function watched(act: () => Promise<unknown>): Promise<{ tookMs: number; heldMs: number }> {
  const startedAt = performance.now();
  let [heldMs, lastAt] = [0, startedAt];
  const look = () => {
    const now = performance.now();
    heldMs = Math.max(heldMs, now - lastAt - 5);
    lastAt = now;
  };
  const watch = setInterval(look, 5);
  await act();
  look();
  clearInterval(watch);
  return { tookMs: performance.now() - startedAt, heldMs };
}
