// The contact that was opened from an address in this window.
import { Suspense } from 'react';
import { PersonCard } from '../features/contacts/index.ts';
import { useShownPerson } from '../state/shown-person.ts';

export function ShownPersonCard() {
  const person = useShownPerson();
  return <Suspense>{person && <PersonCard key={person.address} person={person} />}</Suspense>;
}
