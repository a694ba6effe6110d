// The context menu of the list: commands about what is selected.
import { type CommandName, commands, runCommand, type Situation } from '../../app/commands.ts';
import { shownKey } from '../../app/keys.ts';
import type { commandWords } from '../../app/words.ts';
import type { Language, WordsOf } from '../../i18n/index.ts';
import type { MenuEntry } from '../../ui/menu.tsx';

const GROUPS: CommandName[][] = [
  ['editDraft', 'reply', 'replyAll', 'replyList', 'forward', 'forwardAsAttachment', 'editAsNew'],
  ['toggleSeen', 'markThreadSeen', 'toggleFlagged', 'tags'],
  ['watchThread', 'muteThread', 'muteBranch'],
  ['archive', 'move', 'moveAgain', 'copy', 'junk', 'notJunk', 'filterFromMessage'],
  ['print', 'saveMessage', 'copySubject'],
  ['remove', 'destroy'],
];

export function rowMenuEntries(
  situation: Situation,
  words: WordsOf<typeof commandWords>,
  language: Language,
): MenuEntry[] {
  const hidden: CommandName[] = [
    situation.mailbox?.role === 'junk' ? 'junk' : 'notJunk',
    ...(situation.list ? [] : (['replyList'] as const)),
    ...(situation.mailbox?.role === 'drafts' ? (['reply', 'replyAll'] as const) : (['editDraft'] as const)),
  ];
  const groups = GROUPS.map((names) => names.filter((name) => !hidden.includes(name)).map(entryOf));
  return groups.flatMap((entries, index): MenuEntry[] => (index === 0 ? entries : ['separator', ...entries]));

  function entryOf(name: CommandName): MenuEntry {
    const key = commands[name].keys[0];
    return {
      label: words[name],
      disabled: !commands[name].enabled(situation),
      danger: name === 'destroy',
      run: () => void runCommand(name),
      ...(key && { keys: shownKey(key, language) }),
    };
  }
}
