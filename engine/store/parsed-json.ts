// Text that lies beside the store and may be torn, altered or of another version: read as what it should be, or not
// at all.
import type { z } from 'zod';

/** null: it is no JSON, or not of this shape. */
export function parsedOrNull<Shape extends z.ZodType>(shape: Shape, text: string): z.infer<Shape> | null {
  return shape.safeParse(jsonOrNull(text)).data ?? null;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}
