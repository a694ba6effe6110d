// The repair of the store, while it runs and when it is over: how far it is, and exactly what came back.
import { useState } from 'react';
import type { RepairProgress, RepairReport } from '../../../shared/domain/repair.ts';
import { engine } from '../../engine/engine.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { sayFailure } from '../problems/index.ts';
import { storeTroubleWords } from './words.ts';
import './store-trouble.css';

export function StoreRepairing({ progress }: { progress: RepairProgress }) {
  const w = useWords(storeTroubleWords);
  const formats = useFormats();
  const { step, done, total } = progress;
  const name = w[step];
  return (
    <main className="store-trouble">
      <section className="store-repair">
        <h1>{w.repairingTitle}</h1>
        <p>{w.repairingWhy}</p>
        <progress aria-label={name} {...(total > 0 && { value: done, max: total })} />
        <p role="status">{total > 0 ? w.step(name, formats.number(done), formats.number(total)) : name}</p>
      </section>
    </main>
  );
}

export function StoreRepaired({ report }: { report: RepairReport }) {
  const w = useWords(storeTroubleWords);
  const formats = useFormats();
  const { items, textsAgain, adopted, sendingsLost, keptAs } = report;
  const isWhole = items.every(({ lost }) => lost === 0) && textsAgain + sendingsLost.length === 0;
  return (
    <main className="store-trouble">
      <section className="store-repair">
        <h1>{w.repairedTitle}</h1>
        <p>{isWhole ? w.repairedWhole : w.repairedWhy}</p>
        <ReportTable items={items} />
        {textsAgain > 0 && <p>{w.textsAgain(formats.number(textsAgain))}</p>}
        {!isWhole && <p>{w.syncAgain}</p>}
        {adopted > 0 && <p>{w.adopted(formats.number(adopted))}</p>}
        {sendingsLost.length > 0 && <p>{w.sendingsLost(sendingsLost.join(', '))}</p>}
        {keptAs !== null && <p className="store-repair-kept">{w.keptAs(keptAs)}</p>}
        <OpenButton />
      </section>
    </main>
  );
}

function ReportTable({ items }: Pick<RepairReport, 'items'>) {
  const w = useWords(storeTroubleWords);
  const formats = useFormats();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{w.kind}</th>
          <th scope="col">{w.recovered}</th>
          <th scope="col">{w.lost}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ what, recovered, lost }) => (
          <tr key={what}>
            <th scope="row">{w[what]}</th>
            <td>{formats.number(recovered)}</td>
            <td>{lost === null ? w.lostUnknown : formats.number(lost)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OpenButton() {
  const w = useWords(storeTroubleWords);
  const [busy, setBusy] = useState(false);
  async function open(): Promise<void> {
    setBusy(true);
    await engine.store.open().catch(sayFailure);
    setBusy(false);
  }
  return (
    <div>
      <Button variant="primary" aria-disabled={busy} onClick={() => !busy && void open()}>
        {w.openMail}
      </Button>
    </div>
  );
}
