// Cases 29, 30 and 35: how many, and in which field.
import type { Finding } from './finding.ts';
import { hide, withOwnAddress } from './fixes.ts';
import { finding, type Question } from './question.ts';

/** Case 29: everybody in Cci and nobody in À: some servers and filters take that for spam. */
export function onlyHidden({ scene, input, subjectsLetPass }: Question): Finding[] {
  if (scene.visible.length > 0 || scene.hidden.length === 0) return [];
  const recipients = withOwnAddress(input.recipients, input.ownAddress);
  const note = finding(29, 'note', { fixes: [{ kind: 'setRecipients', label: 'ownAddressInTo', recipients }] });
  return subjectsLetPass(29).has(note.key) ? [] : [note];
}

/** Case 30: the outbox spreads it over time by itself. */
export function moreThanTaken({ scene, input, subjectsLetPass }: Question): Finding[] {
  const atOnce = input.letter?.recipientsAtOnce ?? null;
  if (atOnce === null || scene.readers.length <= atOnce) return [];
  const note = finding(30, 'note', { names: [String(scene.readers.length), String(atOnce)] });
  return subjectsLetPass(30).has(note.key) ? [] : [note];
}

const MANY_VISIBLE = 25;

/** Case 35: nobody's address is private, but a list of so many invites everybody to answer to all. */
export function manyInstitutional({ scene, input, subjectsLetPass }: Question): Finding[] {
  const others = scene.visible.filter(({ standing }) => standing.kind !== 'me');
  const institutional = others.every(
    ({ standing }) => standing.kind === 'colleague' || standing.kind === 'institution',
  );
  if (!institutional || others.length < MANY_VISIBLE || subjectsLetPass(35).size > 0) return [];
  const all = new Set(others.map(({ address }) => address));
  const recipients = hide(input.recipients, all, input.groups, input.ownAddress);
  return [
    finding(35, 'note', {
      names: [String(others.length)],
      fixes: [{ kind: 'setRecipients', label: 'everybodyToBcc', recipients }],
    }),
  ];
}
