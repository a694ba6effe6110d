// The signature that the ministry and the académies ask of their staff: who, in which function, where, how to be reached;
// plain words, no picture and no colour. A school's own mailbox (« ce. ») signs with the school first. Pure.

export interface SignatureFacts {
  /** `school`: the mailbox of the school, whoever writes from it. */
  kind: 'person' | 'school';
  name: string;
  /** « Professeure des écoles ». */
  role: string;
  /** School or service. */
  place: string;
  /** Of the school, on one line. */
  address: string;
  phone: string;
  /** « Académie de Poitiers ». */
  academy: string;
}

export interface SignatureLine {
  text: string;
  strong: boolean;
}

/** Lines that nothing is said for are left out. */
export function signatureLines(facts: SignatureFacts): SignatureLine[] {
  const said = (text: string) => text.replace(/\s+/g, ' ').trim();
  const [name, role, place] = [said(facts.name), said(facts.role), said(facts.place)];
  const phone = said(facts.phone);
  const who = facts.kind === 'school' ? [place, [name, role].filter(Boolean).join(', ')] : [name, role, place];
  const lines = [...who, said(facts.address), phone && `Tél.\u00a0: ${phone}`, said(facts.academy)].filter(Boolean);
  return lines.map((text, index) => ({ text, strong: index === 0 && text === who[0] }));
}

/** '' where nothing is said at all. */
export function officialSignature(facts: SignatureFacts): string {
  const lines = signatureLines(facts).map(({ text, strong }) =>
    strong ? `<strong>${escaped(text)}</strong>` : escaped(text),
  );
  return lines.length === 0 ? '' : `<p>${lines.join('<br>')}</p>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}
