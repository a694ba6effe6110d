// The size of an element as it is laid out, followed as it changes.
import { type RefObject, useLayoutEffect, useState } from 'react';

interface Size {
  width: number;
  height: number;
}

/** `of`: which element to measure, from the one that `ref` holds. It has to be there at the first render. */
export function useElementSize<E extends Element>(ref: RefObject<E | null>, of: (element: E) => Element): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again whenever another element is shown
  useLayoutEffect(() => {
    const element = ref.current && of(ref.current);
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref.current]);
  return size;
}
