// How much of a file is read before it counts as unreadable: beyond this it is nothing that a person looked through.

/** Grows when more is found than before: what an older one found is then looked for again. */
export const SCANNER = 2;

export const FILE_BYTES_MAX = 60_000_000;
/** Of all that is packed in one file, at every depth together. */
export const UNPACKED_BYTES_MAX = 400_000_000;
export const PARTS_MAX = 10_000;
/** A file in a file in a message … */
export const DEPTH_MAX = 6;
/** Different addresses. */
export const FOUND_MAX = 50_000;
