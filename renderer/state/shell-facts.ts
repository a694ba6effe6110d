// What main knows of the system, asked once per window.
import { useQuery } from '@tanstack/react-query';
import type { ShellFacts } from '../../shared/contract/shell.ts';
import { shell } from '../engine/engine.ts';

/** undefined until known. */
export function useShellFacts(): ShellFacts | undefined {
  return useQuery({ queryKey: ['shellFacts'], queryFn: () => shell.facts() }).data;
}
