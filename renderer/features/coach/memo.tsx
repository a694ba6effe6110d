// The memo: one page of A4, on paper only (memo.css hides it on the screen, and everything else from the printer).
// It stands beside the window's root, as nothing can leave a dialog for the paper.
import { createPortal } from 'react-dom';
import { useWords } from '../../i18n/index.ts';
import { memoWords } from './memo-words.ts';
import './memo.css';

const FIELDS = ['to', 'cc', 'bcc'] as const;

export function Memo() {
  const w = useWords(memoWords);
  return createPortal(
    <article className="memo" aria-hidden="true">
      <header>
        <h1>{w.title}</h1>
        <p>{w.subtitle}</p>
      </header>
      <div className="memo-fields">
        {FIELDS.map((field) => (
          <section key={field} className={`memo-field memo-${field}`}>
            <h2>{w[field]}</h2>
            <p className="memo-verb">{w[`${field}Verb`]}</p>
            <p>{w[`${field}Text`]}</p>
            <p className="memo-seen">{w[`${field}Seen`]}</p>
          </section>
        ))}
      </div>
      <List title={w.classTitle} items={[w.class1, w.class2, w.class3]} />
      <List title={w.beforeTitle} items={[w.before1, w.before2, w.before3, w.before4]} />
      <section>
        <h2>{w.whyTitle}</h2>
        <p>{w.why}</p>
      </section>
      <section className="memo-wrong">
        <h2>{w.wrongTitle}</h2>
        <p>{w.wrong}</p>
      </section>
    </article>,
    document.body,
  );
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
