// Where the focus stays in a field and goes through a list by the field's arrows, nothing scrolls by itself.
import { useEffect } from 'react';

/** Scrolls the element with this id into sight whenever it is another one. */
export function useInSight(id: string | undefined): void {
  useEffect(() => {
    if (id) document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
  }, [id]);
}
