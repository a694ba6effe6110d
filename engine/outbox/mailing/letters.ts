// A draft as the messages that « Envoyer séparément » makes of it: whom each goes to, and what its fields say. Reads the
// address book, changes nothing. Who shares one is decided in core/letters.ts, what is known in core/field-values.ts.
import { type FieldName, fieldsUsed, fillHtml, fillText } from '../../../shared/compose/fields.ts';
import { type Address, addressKey } from '../../../shared/domain/address.ts';
import type { Child, Group } from '../../../shared/domain/contact.ts';
import type { ContactId } from '../../../shared/domain/ids.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { FieldFallbacks, PlannedLetter } from '../../../shared/domain/mailing.ts';
import { type PersonFacts, withOwnAddress } from '../../../shared/guard/index.ts';
import { childrenMeant, filledValues, type KnownValues, knownValues } from '../../core/field-values.ts';
import { type Letter, lettersFor } from '../../core/letters.ts';
import { childrenOf } from '../../store/children.ts';
import { contactsByAddress } from '../../store/contacts.ts';
import type { StoredDraft } from '../../store/drafts.ts';
import { listGroups } from '../../store/groups.ts';
import type { ReadDb } from '../../store/handles.ts';
import { type ExpandedRecipients, expandRecipients } from '../recipients.ts';

export interface LettersDeps {
  db: ReadDb;
  factsOf: (addresses: string[]) => PersonFacts[];
  language: Language;
}

export interface DraftLetter extends PlannedLetter {
  to: ExpandedRecipients;
  known: KnownValues;
}

/** In the order of the recipients; those who share one come last. */
export function lettersOfDraft({ db, factsOf, language }: LettersDeps, draft: StoredDraft): DraftLetter[] {
  const groups = listGroups(db);
  const { to, cc, bcc } = expandRecipients(draft, groups);
  const chosen = [
    ...to.map((address) => ({ address, field: 'to' as const })),
    ...cc.map((address) => ({ address, field: 'cc' as const })),
    ...bcc.map((address) => ({ address, field: 'bcc' as const })),
  ];
  const facts = new Map(factsOf(chosen.map(({ address }) => address.address)).map((one) => [one.address, one]));
  const groupNames = groupNamesOf(draft, groups);
  const { fields } = fieldsUsed(draft);
  return lettersFor(chosen, (key) => facts.get(key)).map((letter) => {
    const recipients = [...letter.to, ...letter.cc, ...letter.bcc];
    const children = letter.kind === 'together' ? [] : childrenFor(db, letter, groupNames);
    const people = recipients.map(({ name, address }) => ({ name: facts.get(addressKey(address))?.name ?? name }));
    const known = knownValues(people, children, language);
    return {
      kind: letter.kind,
      to: named(letter, facts),
      recipients: recipients.map((one) => withName(one, facts)),
      children: children.map(childInWords),
      unknown: fields.filter((name: FieldName) => known[name] === null),
      known,
    };
  });
}

/** A message of it as a draft of its own: its recipients, its fields filled in. */
export function letterDraft(
  draft: StoredDraft,
  { to, known }: DraftLetter,
  fallbacks: FieldFallbacks,
  ownAddress: string,
): StoredDraft {
  const values = filledValues(known, fallbacks);
  const chips = (addresses: Address[]) => addresses.map((address) => ({ kind: 'address' as const, address }));
  const fields = { to: chips(to.to), cc: chips(to.cc), bcc: chips(to.bcc) };
  const nobodySeen = fields.to.length === 0 && fields.cc.length === 0;
  return {
    ...draft,
    ...(nobodySeen ? withOwnAddress(fields, ownAddress) : fields),
    subject: fillText(draft.subject, values),
    html: draft.html === null ? null : fillHtml(draft.html, values),
    text: fillText(draft.text, values),
  };
}

/** The address book's name where the chip bore none. */
function withName({ name, address }: Address, facts: ReadonlyMap<string, PersonFacts>): Address {
  return { name: name ?? facts.get(addressKey(address))?.name ?? null, address };
}

function named({ to, cc, bcc }: Letter, facts: ReadonlyMap<string, PersonFacts>): ExpandedRecipients {
  const each = (addresses: Address[]) => addresses.map((one) => withName(one, facts));
  return { to: each(to), cc: each(cc), bcc: each(bcc) };
}

function childrenFor(db: ReadDb, letter: Letter, groupNames: ReadonlyMap<string, string[]>): Child[] {
  const addresses = letter.to.map(({ address }) => address);
  const byId = new Map<number, Child>();
  for (const contact of contactsByAddress(db, addresses)) {
    const ids: ContactId[] = contact ? [contact.id] : [];
    for (const child of ids.flatMap((id) => childrenOf(db, id))) byId.set(child.id, child);
  }
  const names = addresses.flatMap((address) => groupNames.get(addressKey(address)) ?? []);
  return childrenMeant([...byId.values()], names);
}

/** The groups by which an address was chosen. */
function groupNamesOf({ to, cc, bcc }: StoredDraft, groups: readonly Group[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const chip of [...to, ...cc, ...bcc]) {
    const group = chip.kind === 'group' ? groups.find(({ id }) => id === chip.groupId) : undefined;
    for (const address of group?.memberAddresses ?? []) {
      const key = addressKey(address);
      names.set(key, [...(names.get(key) ?? []), group!.name]);
    }
  }
  return names;
}

function childInWords({ firstName, lastName, className }: Child): string {
  const name = `${firstName} ${lastName}`.trim();
  return className === '' ? name : `${name} (${className})`;
}
