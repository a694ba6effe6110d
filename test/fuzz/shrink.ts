// Makes a failing input small: takes away ever smaller pieces as long as it still fails in the same way.

const MAX_TRIES = 3_000;

export async function shrink(input: Buffer, fails: (candidate: Buffer) => Promise<boolean>): Promise<Buffer> {
  let small = input;
  let tries = 0;
  for (let size = small.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < small.length && tries < MAX_TRIES; tries++) {
      const without = Buffer.concat([small.subarray(0, at), small.subarray(at + size)]);
      if (await fails(without)) small = without;
      else at += size;
    }
  }
  return small;
}
