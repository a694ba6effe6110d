// Cases 14 to 18 and 33: what attached messages and files show, as the scanner found it.
import { addressesOfParties, type Bucket, sparedPairs } from './bucket.ts';
import type { CaseNumber, Finding, Fix } from './finding.ts';
import type { AttachmentFacts } from './letter.ts';
import { finding, type Question } from './question.ts';
import { isFamily, relationOf } from './scene.ts';
import type { Weighed } from './weigh.ts';

export function attachmentFinding(question: Question, bucket: Bucket, weighed: Weighed): Finding {
  const file = question.input.letter!.attachments.find(({ id }) => id === bucket.attachmentId)!;
  return finding(CASES[file.kind], weighed.severity, {
    surface: bucket.surface,
    exposed: addressesOfParties(weighed.exposed),
    readers: addressesOfParties(weighed.readers),
    spared: sparedPairs(weighed, bucket, { ownAcademy: question.scene.ownAcademy, household: true }),
    // The file, then its hidden sheets: what one does not see is what one forgets.
    names: [file.name, ...(file.hiddenSheets ?? [])],
    fixes: fixesFor(file),
  });
}

const CASES = {
  message: 14,
  table: 16,
  document: 17,
  card: 18,
  other: 17,
} as const satisfies Record<AttachmentFacts['kind'], CaseNumber>;

function fixesFor({ id, kind }: AttachmentFacts): Fix[] {
  const remove: Fix = { kind: 'removeAttachment', attachmentId: id };
  if (kind === 'message' || kind === 'table') return [{ kind: 'cleanAttachment', attachmentId: id, how: kind }, remove];
  return kind === 'card' ? [remove, { kind: 'sendSeparately' }] : [remove];
}

/** Case 15: one of the person's own sent messages, whose Bcc is taken out whatever is chosen here. */
export function attachedBcc({ input, subjectsLetPass }: Question): Finding[] {
  const letPass = subjectsLetPass(15);
  return (input.letter?.attachments ?? [])
    .filter(
      ({ header, treatment, name }) => header && header.bcc.length > 0 && treatment === 'asIs' && !letPass.has(name),
    )
    .map(({ id, name }) =>
      finding(15, 'amber', { names: [name], fixes: [{ kind: 'cleanAttachment', attachmentId: id, how: 'message' }] }),
    );
}

/** Case 33: nobody can say what is in it. Amber where it could show one family to another, or to an outsider. */
export function unreadable({ input, scene, subjectsLetPass }: Question): Finding[] {
  const letPass = subjectsLetPass(33);
  const families = scene.readers.filter(isFamily);
  const outsiders = scene.readers.filter((reader) =>
    ['outsider', 'elsewhere', 'list'].includes(relationOf(reader, reader, scene.ownAcademy)),
  );
  const severity = families.length > 1 || outsiders.length > 0 ? 'amber' : 'note';
  return (input.letter?.attachments ?? [])
    .filter((file) => file.unreadable && !letPass.has(file.name))
    .map(({ id, name }) =>
      finding(33, severity, { names: [name], fixes: [{ kind: 'removeAttachment', attachmentId: id }] }),
    );
}
