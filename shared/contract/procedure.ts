// The building blocks of the engine contract. An area is a table of procedures; each names its kind, the zod
// schema of its input (parsed at the engine's door) and the type of its answer (the engine is trusted).
//   query    no side effect; may be cancelled
//   command  answers when the local transaction is committed, never when the network agreed
import type { z } from 'zod';

export type ProcedureKind = 'query' | 'command';

export interface Procedure<Input extends z.ZodType = z.ZodType, Output = unknown> {
  kind: ProcedureKind;
  input: Input;
  /** Type only; never present at run time. */
  readonly output?: Output;
}

export type Area = Record<string, Procedure>;

/** `query<Row[]>()(z.object({ … }))`: two calls, as TypeScript cannot infer one type argument and take another. */
export const query =
  <Output>() =>
  <Input extends z.ZodType>(input: Input): Procedure<Input, Output> => ({ kind: 'query', input });

export const command =
  <Output>() =>
  <Input extends z.ZodType>(input: Input): Procedure<Input, Output> => ({ kind: 'command', input });

export type InputOf<P> = P extends Procedure<infer Input, unknown> ? z.input<Input> : never;
export type ParsedInputOf<P> = P extends Procedure<infer Input, unknown> ? z.output<Input> : never;
export type OutputOf<P> = P extends Procedure<z.ZodType, infer Output> ? Output : never;
