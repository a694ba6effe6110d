// Which day it is, followed over midnight, and when a PC that slept wakes up.
import { useEffect, useState } from 'react';

/** As `Date.toDateString` has it. */
export function useToday(): string {
  const [today, setToday] = useState(() => new Date().toDateString());
  // biome-ignore lint/correctness/useExhaustiveDependencies: each day waits for its own midnight
  useEffect(() => {
    const look = () => setToday(new Date().toDateString());
    const timer = setTimeout(look, untilMidnight());
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [today]);
  return today;
}

/** A second more: a timer may come a little early. */
function untilMidnight(): number {
  const midnight = new Date();
  midnight.setHours(24, 0, 1, 0);
  return midnight.getTime() - Date.now();
}
