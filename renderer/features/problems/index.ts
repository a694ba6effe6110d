// The door of problems: the only place where errors are put into words.
export { describeProblem } from './describe.ts';
export { PasswordForm } from './password-form.tsx';
export { ProblemBar } from './problem-bar.tsx';
export { ProblemCard } from './problem-card.tsx';
export { sayFailure } from './say-failure.ts';
export { problemWords } from './words.ts';
