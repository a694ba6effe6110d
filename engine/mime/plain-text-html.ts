// Plain text as HTML: escaped, addresses made links, quotes nested by their marks, the signature set apart. The words
// and their line breaks stay exactly as they were.

/** Escapes text for an element or a double-quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const ADDRESS =
  /\b(?:https?:\/\/|www\.)[^\s<>"'«»\u0000-\u001f]{2,2000}|\b[\w.+%-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}\b/gi;

/** Escapes, and turns web and mail addresses into links. */
export function linkify(text: string): string {
  let html = '';
  let done = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutPunctuation(match[0]);
    html += escapeHtml(text.slice(done, match.index));
    html += `<a href="${escapeHtml(hrefOf(address))}" target="_blank" rel="noreferrer noopener">${escapeHtml(address)}</a>`;
    done = match.index + address.length;
  }
  return html + escapeHtml(text.slice(done));
}

function hrefOf(address: string): string {
  if (/^https?:/i.test(address)) return address;
  return address.includes('@') && !/^www\./i.test(address) ? `mailto:${address}` : `https://${address}`;
}

/** The full stop after an address ends the sentence; a closing bracket belongs to it only if one opened in it. */
function withoutPunctuation(address: string): string {
  let end = address.length;
  for (; end > 1; end--) {
    const last = address[end - 1]!;
    if (/[.,;:!?…”’*_]/.test(last)) continue;
    const opening = last === ')' ? '(' : last === ']' ? '[' : null;
    if (opening && !address.slice(0, end - 1).includes(opening)) continue;
    break;
  }
  return address.slice(0, end);
}

interface Run {
  depth: number;
  lines: string[];
  signature: boolean;
}

/** « > > text » and « >> text » are both depth 2. */
function readQuoteMarks(line: string): { depth: number; content: string } {
  const marks = /^(?:>[ \t]?)*/.exec(line)![0];
  const depth = Math.min(marks.replace(/[^>]/g, '').length, 50);
  return { depth, content: depth === 0 ? line : line.slice(marks.length) };
}

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let signature = false;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const { depth, content } = readQuoteMarks(line);
    if (depth > 0) signature = false;
    else if (/^-- ?$/.test(line)) signature = true;
    const last = runs.at(-1);
    if (last && last.depth === depth && last.signature === signature) last.lines.push(content);
    else runs.push({ depth, lines: [content], signature });
  }
  return runs;
}

export function plainTextToHtml(text: string): string {
  let html = '';
  let depth = 0;
  for (const run of runsOf(text.trimEnd())) {
    html +=
      '<blockquote>'.repeat(Math.max(0, run.depth - depth)) + '</blockquote>'.repeat(Math.max(0, depth - run.depth));
    depth = run.depth;
    html += `<div class="${run.signature ? 'plain signature' : 'plain'}">${linkify(run.lines.join('\n'))}\n</div>`;
  }
  return html + '</blockquote>'.repeat(depth);
}
