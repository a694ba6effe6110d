// format=flowed (RFC 3676): lines that end in a blank continue, per depth of quotation. The signature line « -- » does
// not flow, and a space put before "From", ">" or " " for transport is taken away again.

export function unflow(text: string, deleteSpace: boolean): string {
  const out: string[] = [];
  let open: { depth: number; text: string } | null = null;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const marks = /^>*/.exec(line)![0];
    const content = line.slice(marks.length).replace(/^ /, '');
    const flows = content.endsWith(' ') && content !== '-- ';
    const piece = flows && deleteSpace ? content.slice(0, -1) : content;
    const continues = open !== null && open.depth === marks.length && content !== '-- ';
    if (open && !continues) out.push(quoted(open.depth, open.text));
    const joined: string = open && continues ? open.text + piece : piece;
    if (flows) {
      open = { depth: marks.length, text: joined };
    } else {
      out.push(quoted(marks.length, joined));
      open = null;
    }
  }
  if (open) out.push(quoted(open.depth, open.text));
  return out.join('\n');
}

function quoted(depth: number, text: string): string {
  return depth === 0 ? text : `${'>'.repeat(depth)} ${text}`;
}
