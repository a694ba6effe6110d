// Which code an input reached for the first time, as V8 itself counts it: an input that went where none had been is
// worth mutating further.
import { Session } from 'node:inspector';

export interface Coverage {
  /** How many functions reached, since the last call, a place that had never been reached before. */
  news(): number;
}

interface Range {
  startOffset: number;
  endOffset: number;
  count: number;
}

interface ScriptCoverage {
  url: string;
  functions: { ranges: Range[] }[];
}

export function startCoverage(): Coverage {
  const session = new Session();
  session.connect();
  /** By function, a byte for each character of its source: 1 = reached. */
  const reached = new Map<string, Uint8Array>();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true });

  const isNews = (url: string, [whole, ...inner]: Range[]): boolean => {
    if (!whole || whole.count === 0) return false;
    const { startOffset, endOffset } = whole;
    const key = `${url}:${startOffset}:${endOffset}`;
    const now = new Uint8Array(endOffset - startOffset).fill(1);
    // An outer range stands before those within it.
    for (const { startOffset: start, endOffset: end, count } of inner) {
      now.fill(count > 0 ? 1 : 0, start - startOffset, end - startOffset);
    }
    const before = reached.get(key);
    if (!before) return reached.set(key, now) && true;
    let news = false;
    for (let i = 0; i < now.length; i++) {
      if (now[i]! <= before[i]!) continue;
      before[i] = 1;
      news = true;
    }
    return news;
  };

  return {
    news: () =>
      taken(session)
        .filter(({ url }) => url.startsWith('file:'))
        .reduce((sum, { url, functions }) => sum + functions.filter(({ ranges }) => isNews(url, ranges)).length, 0),
  };
}

/** The session is of this very thread, and answers at once. */
function taken(session: Session): ScriptCoverage[] {
  let scripts: ScriptCoverage[] = [];
  session.post('Profiler.takePreciseCoverage', (error, { result }) => {
    if (error) throw error;
    scripts = result;
  });
  return scripts;
}
