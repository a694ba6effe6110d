// The quoted original in a reply or an inline forward, as text and as HTML.
import type { ReadMessage } from './read-message.ts';

export interface QuoteOptions {
  style: 'reply' | 'forward';
  lang: 'fr' | 'en';
  /** When the original has no readable date: the store's. Epoch ms. */
  dateAt: number;
}

export function quoteText(message: ReadMessage, _options: QuoteOptions): string {
  throw new Error(`quoteText comes with a later commit (${message.kind})`);
}

export function quoteHtml(message: ReadMessage, _options: QuoteOptions): string {
  throw new Error(`quoteHtml comes with a later commit (${message.kind})`);
}
