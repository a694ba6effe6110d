// The signature that the ministry asks of its staff: who, in which function, where, under which number; plain words,
// no picture and no colour. Pure.

export interface SignatureFacts {
  name: string;
  /** « Professeure des écoles ». */
  role: string;
  /** School or service. */
  place: string;
  phone: string;
}

/** As HTML; lines that nothing is said for are left out. '' where nothing is said at all. */
export function officialSignature(facts: SignatureFacts): string {
  const [name, role, place, phone] = [facts.name, facts.role, facts.place, facts.phone].map((text) =>
    escaped(text.replace(/\s+/g, ' ').trim()),
  ) as [string, string, string, string];
  const lines = [name && `<strong>${name}</strong>`, role, place, phone && `Tél.\u00a0: ${phone}`].filter(Boolean);
  return lines.length === 0 ? '' : `<p>${lines.join('<br>')}</p>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}
