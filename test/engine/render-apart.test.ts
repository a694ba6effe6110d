import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readMessage } from '../../engine/mime/read-message.ts';
import { createRender } from '../../engine/mime/render-apart.ts';
import { renderBody } from '../../engine/mime/render-body.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import { builtWorker } from '../servers/workers.ts';

let workerUrl: URL;
beforeAll(async () => {
  workerUrl = await builtWorker('render-worker');
});

const options = { messageId: 1 as MessageId, remote: false, theme: 'light', lang: 'fr' } as const;
const letter = (html: string, text = '') =>
  readMessage(
    Buffer.from(
      `Subject: Longue\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n${text}\n--b\nContent-Type: text/html\n\n${html}\n--b--`,
    ),
  );
const long = '<p style="color:#123456">Un <b>mot</b>.</p>\n'.repeat(30_000);

describe('the document of a message', () => {
  let turns = 0;
  let counting: NodeJS.Timeout;
  afterEach(() => clearInterval(counting));

  it('is made at once where it is small, on a thread where it is large: the same either way, and others get their turn', async () => {
    const render = createRender({ workerUrl });
    expect(render(letter('<p>Un mot.</p>'), options)).toEqual(renderBody(letter('<p>Un mot.</p>'), options));
    counting = setInterval(() => void turns++, 5);
    const apart = render(letter(long), options);
    expect(apart).toBeInstanceOf(Promise);
    const { html } = await apart;
    expect(turns).toBeGreaterThan(2);
    expect(html).toBe(renderBody(letter(long), options).html);
  });

  it('that takes too long is that of the plain text', async () => {
    const render = createRender({ workerUrl, timeLimitMs: 1 });
    const body = await render(letter(long, 'En clair.'), options);
    expect(body.kind).toBe('text');
    expect(body.html).toContain('En clair.');
    expect((await render(letter(long), options)).kind).toBe('empty');
  });
});
