// What a pass over a mailbox answers.
export interface PassResult {
  changed: boolean;
  /** Why this pass was made, for the log: the plan's reason. */
  reason: string;
}
