// A signature as it is typed here (lines of plain text) and as it is kept (simple HTML, one line per line break).

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const CHARACTERS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0' };

export function signatureHtmlOf(text: string): string {
  const trimmed = text.trimEnd();
  if (trimmed === '') return '';
  const escaped = trimmed.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
  return `<p>${escaped.split('\n').join('<br>')}</p>`;
}

export function signatureTextOf(html: string): string {
  return html
    .replace(/<br\s*\/?>|<\/(p|div)>(?=.)/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => CHARACTERS[name]!);
}
