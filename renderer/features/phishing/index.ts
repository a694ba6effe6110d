// The door of what is said about suspicious messages: the bar above them, what links in them ask, and how they are reported.
export { SuspicionBar } from './suspicion-bar.tsx';
export { useSuspicion } from './use-suspicion.ts';
