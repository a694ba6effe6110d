/** A thread stands where its first message in `order` would; within it the oldest message comes first. */
export function threadedOrder(
  /** Message ids as they would stand with threads off. */
  order: Uint32Array,
  /** The same messages, oldest first, each with its thread. */
  byDate: { ids: Uint32Array; threads: Uint32Array },
): { ids: Uint32Array; depths: Uint8Array } {
  const members = new Map<number, number[]>();
  const threadOfId = new Map<number, number>();
  for (let i = 0; i < byDate.ids.length; i += 1) {
    const id = byDate.ids[i]!;
    const thread = byDate.threads[i]!;
    threadOfId.set(id, thread);
    const others = members.get(thread);
    if (others) others.push(id);
    else members.set(thread, [id]);
  }
  const ids = new Uint32Array(order.length);
  const depths = new Uint8Array(order.length);
  let at = 0;
  for (const first of order) {
    const thread = threadOfId.get(first)!;
    const rows = members.get(thread);
    if (!rows) continue;
    members.delete(thread);
    for (const [index, id] of rows.entries()) {
      ids[at] = id;
      depths[at] = index === 0 ? 0 : 1;
      at += 1;
    }
  }
  return { ids, depths };
}
