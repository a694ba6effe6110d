// A row of tabs over the page that is shown (ARIA tabs pattern): one stop for Tab, arrows from one to the next.
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import './tabs.css';

interface TabsProps<Page extends string> {
  pages: readonly { page: Page; label: string }[];
  shown: Page;
  onShow(page: NoInfer<Page>): void;
  /** The page that is shown. */
  children: ReactNode;
}

export function Tabs<Page extends string>({ pages, shown, onShow, children }: TabsProps<Page>) {
  const id = useId();

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const index = pages.findIndex(({ page }) => page === shown);
    const next = pages[(index + step + pages.length) % pages.length]!.page;
    onShow(next);
    document.getElementById(`${id}-${next}`)?.focus();
  }

  return (
    <>
      <div role="tablist" className="tabs" onKeyDown={onKeyDown}>
        {pages.map(({ page, label }) => (
          <button
            key={page}
            type="button"
            role="tab"
            id={`${id}-${page}`}
            aria-selected={page === shown}
            aria-controls={`${id}-panel`}
            tabIndex={page === shown ? 0 : -1}
            onClick={() => onShow(page)}
          >
            {label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown}`} className="tab-page">
        {children}
      </div>
    </>
  );
}
