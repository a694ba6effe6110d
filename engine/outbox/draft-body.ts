// What a new draft's body begins with: room to write, the identity's signature, and below it what is answered or
// forwarded. Pure. The signature stands above the quote, where the person's own words end.
import { htmlToText } from '../mime/html-to-text.ts';

export interface DraftBody {
  html: string | null;
  text: string;
}

/** `quote`: null = nothing is quoted. */
export function draftBody(
  format: 'rich' | 'plain',
  { signatureHtml, quote }: { signatureHtml: string; quote: { html: string; text: string } | null },
): DraftBody {
  return format === 'rich' ? richBody(signatureHtml, quote?.html ?? '') : plainBody(signatureHtml, quote?.text ?? '');
}

function richBody(signatureHtml: string, quoteHtml: string): DraftBody {
  const signature = signatureHtml.trim() === '' ? '' : `<p></p><div class="signature">${signatureHtml}</div>`;
  const quote = quoteHtml === '' ? '' : `<p></p>${quoteHtml}`;
  const html = `<p></p>${signature}${quote}`;
  return { html, text: htmlToText(html) };
}

function plainBody(signatureHtml: string, quoteText: string): DraftBody {
  const signature = htmlToText(signatureHtml).trim();
  const parts = [
    '\n',
    ...(signature === '' ? [] : [`\n-- \n${signature}\n`]),
    ...(quoteText === '' ? [] : [`\n${quoteText}`]),
  ];
  return { html: null, text: signature === '' && quoteText === '' ? '' : parts.join('') };
}
