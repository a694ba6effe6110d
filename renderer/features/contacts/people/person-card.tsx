// What the address book knows of an address, opened from elsewhere; somebody new can be entered there.
import { sameAddress } from '../../../../shared/domain/address.ts';
import { engine } from '../../../engine/engine.ts';
import { useEngineQuery } from '../../../engine/use-query.ts';
import { type ShownPerson, showPerson } from '../../../state/shown-person.ts';
import { PersonDialog } from './person-dialog.tsx';
import '../contacts.css';

export function PersonCard({ person: start }: { person: ShownPerson }) {
  const { address } = start;
  const { data } = useEngineQuery(['contacts', 'card', address], (signal) =>
    engine.contacts.list({ text: address, shelf: 'all' }, signal),
  );
  if (!data) return null;
  const person = data.find((one) => sameAddress(one.address, address)) ?? null;
  return <PersonDialog person={person} start={start} onClose={() => showPerson(null)} />;
}
