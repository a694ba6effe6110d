// Lays an order out on paper, again whenever it changes; what is shown is always of the last order.
import { useEffect, useState } from 'react';
import type { Paper, PaperOrder } from '../../../shared/domain/paper.ts';
import { shell } from '../../engine/engine.ts';

export type Layout = { kind: 'working'; before: Paper | null } | { kind: 'ready'; paper: Paper } | { kind: 'failed' };

/** Somebody who types is not shown every letter. */
const REST_MS = 350;

/** null: nothing to lay out yet. */
export function usePaper(order: PaperOrder | null): Layout {
  const [layout, setLayout] = useState<Layout>({ kind: 'working', before: null });
  const asked = JSON.stringify(order);
  useEffect(() => {
    const wanted = JSON.parse(asked) as PaperOrder | null;
    if (!wanted) return;
    let isLast = true;
    setLayout((now) => ({
      kind: 'working',
      before: now.kind === 'ready' ? now.paper : now.kind === 'working' ? now.before : null,
    }));
    const timer = setTimeout(
      async () => {
        const paper = await shell.preparePaper(wanted);
        if (isLast) setLayout(paper ? { kind: 'ready', paper } : { kind: 'failed' });
      },
      wanted.kind === 'notebook' ? REST_MS : 0,
    );
    return () => {
      isLast = false;
      clearTimeout(timer);
    };
  }, [asked]);
  return layout;
}
