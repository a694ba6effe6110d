// Help in plain words beside a step: questions that fold out. It is part of the program, and works without a network.
import { useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { guidedWords } from './guided-words.ts';

export function HelpPanel({ step }: { step: 1 | 2 }) {
  const w = useWords(guidedWords);
  const questions =
    step === 1
      ? [
          { question: w.whichAddress, answer: w.whichAddressAnswer },
          { question: w.whatIsSearched, answer: w.whatIsSearchedAnswer },
          { question: w.imapOrPop, answer: w.imapOrPopAnswer },
        ]
      : [
          { question: w.whichIdentifiant, answer: w.whichIdentifiantAnswer },
          { question: w.whatIsNumen, answer: w.whatIsNumenAnswer },
          { question: w.whatIsApplicationPassword, answer: w.whatIsApplicationPasswordAnswer },
          { question: w.whereGoesPassword, answer: w.whereGoesPasswordAnswer },
        ];
  return (
    <aside className="setup-help" aria-label={w.help}>
      <h3>
        <Icon name="info" /> {w.help}
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
