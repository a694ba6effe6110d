// The dialogs of send-questions.ts.
import { useWords, type WordsOf } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { SendQuestion } from './send-questions.ts';
import { words } from './words.ts';

interface SendQuestionDialogProps {
  question: SendQuestion;
  onGoOn(): void;
  onGoBack(): void;
}

export function SendQuestionDialog({ question, onGoOn, onGoBack }: SendQuestionDialogProps) {
  const w = useWords(words);
  const { title, text, goOn } = wordsOf(w, question);
  const foot = (
    <>
      {goOn && <Button onClick={onGoOn}>{goOn}</Button>}
      <Button variant="primary" autoFocus onClick={onGoBack}>
        {w.backToMessage}
      </Button>
    </>
  );
  return (
    <Dialog title={title} size="small" onClose={onGoBack} foot={foot}>
      <p>{text}</p>
    </Dialog>
  );
}

function wordsOf(w: WordsOf<typeof words>, question: SendQuestion) {
  switch (question.kind) {
    case 'noRecipient':
      return { title: w.noRecipientTitle, text: w.noRecipientText, goOn: null };
    case 'invalid':
      return { title: w.invalidTitle, text: w.invalidText(question.addresses.join(', ')), goOn: null };
    case 'emptySubject':
      return { title: w.emptySubjectTitle, text: w.emptySubjectText, goOn: w.sendWithoutSubject };
    case 'missing':
      return { title: w.missingTitle, text: w.missingText(question.mention), goOn: w.sendWithoutAttachment };
  }
}
