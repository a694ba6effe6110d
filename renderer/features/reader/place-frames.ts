// Which of two frames shows a message, and what the other one has ready. Both stay for good: a new frame is a new process
// and 50 ms, and so is a document that has still to be loaded when it is asked for. Pure.

/** Addresses of documents; null: nothing was ever loaded there. */
export interface Frames {
  urls: readonly [string | null, string | null];
  front: 0 | 1;
}

export const NO_FRAMES: Frames = { urls: [null, null], front: 0 };

/**
 * @param shown null: nothing is to be seen; what is in front stays where it is.
 * @param ahead what will most likely be shown next; null: what is behind stays as it is.
 */
export function placeFrames(frames: Frames, shown: string | null, ahead: string | null): Frames {
  const behind = frames.front === 0 ? 1 : 0;
  const front =
    shown !== null && frames.urls[frames.front] !== shown && frames.urls[behind] === shown ? behind : frames.front;
  const urls: [string | null, string | null] = [...frames.urls];
  if (shown !== null) urls[front] = shown;
  if (ahead !== null && ahead !== urls[front]) urls[front === 0 ? 1 : 0] = ahead;
  const same = front === frames.front && urls[0] === frames.urls[0] && urls[1] === frames.urls[1];
  return same ? frames : { urls, front };
}
