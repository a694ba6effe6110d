// Help in plain words beside a step: questions that fold out. It is part of the program, and works without a network.
import { Icon } from '../../ui/icon.tsx';

interface HelpPanelProps {
  title: string;
  questions: readonly { question: string; answer: string }[];
}

export function HelpPanel({ title, questions }: HelpPanelProps) {
  return (
    <aside className="setup-help" aria-label={title}>
      <h3>
        <Icon name="info" /> {title}
      </h3>
      {questions.map(({ question, answer }) => (
        <details key={question}>
          <summary>{question}</summary>
          <p>{answer}</p>
        </details>
      ))}
    </aside>
  );
}
