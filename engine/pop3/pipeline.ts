// Sends commands ahead of their answers where the server takes that (PIPELINING, RFC 2449 §6.6), one at a time where it
// does not. A bounded number is under way, so that little is left to wait for when it has to stop.

export interface PipelineOptions<Item> {
  /** How many may be under way at once. */
  depth: number;
  /** What the answer to `item` will weigh, and how much of it all may be under way at once; one always may. */
  weight?: (item: Item) => number;
  weightMax?: number;
  /** Asked before each command: false sends no more. */
  shouldGoOn?: () => boolean;
}

export const PIPELINE_DEPTH = 100;

/** The answers in the order of `items`; as far as it went. */
export async function pipelined<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
  { depth, weight = () => 0, weightMax = 0, shouldGoOn = () => true }: PipelineOptions<Item>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const underWay: { answer: Promise<Answer>; weight: number }[] = [];
  let weightUnderWay = 0;
  const awaitOne = async () => {
    const first = underWay.shift();
    if (!first) return;
    answers.push(await first.answer);
    weightUnderWay -= first.weight;
  };
  for (const item of items) {
    const itemWeight = weight(item);
    while (underWay.length >= depth || (underWay.length > 0 && weightUnderWay + itemWeight > weightMax)) {
      await awaitOne();
    }
    if (!shouldGoOn()) break;
    const answer = ask(item);
    // When the wire ends, all of them fail at once, and the first one tells.
    answer.catch(() => undefined);
    underWay.push({ answer, weight: itemWeight });
    weightUnderWay += itemWeight;
  }
  while (underWay.length > 0) await awaitOne();
  return answers;
}
