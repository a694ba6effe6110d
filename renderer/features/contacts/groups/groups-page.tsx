// Groups: « Parents 6eB », the team, the elected parents; each with who may see whom. Those of years that are over come
// last.
import { useState } from 'react';
import type { Group } from '../../../../shared/domain/contact.ts';
import { schoolYearAt, schoolYearName } from '../../../../shared/domain/school-year.ts';
import { engine } from '../../../engine/engine.ts';
import { useEngineQuery } from '../../../engine/use-query.ts';
import { useWords } from '../../../i18n/index.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/dialog.tsx';
import { composeTo } from '../../composer/index.ts';
import { sayFailure } from '../../problems/index.ts';
import { BookFiles } from '../book-files.tsx';
import { words } from '../words.ts';
import { GroupDialog } from './group-dialog.tsx';

export function GroupsPage({ onLeave }: { onLeave(): void }) {
  const w = useWords(words);
  const [edited, setEdited] = useState<Group | 'new' | null>(null);
  const [removed, setRemoved] = useState<Group | null>(null);
  const { data: groups } = useEngineQuery(['contacts', 'groups'], (signal) =>
    engine.contacts.groups(undefined, signal),
  );
  const privacy = { alwaysBcc: w.privacyAlwaysBcc, agreed: w.privacyAgreed, team: w.privacyTeam };

  const sorted = (groups ?? []).toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)));

  function writeTo(group: Group): void {
    onLeave();
    composeTo([{ kind: 'group', groupId: group.id }], group.privacy === 'alwaysBcc' ? 'bcc' : 'to');
  }

  return (
    <>
      <div className="contacts-bar">
        <Button icon="people" onClick={() => setEdited('new')}>
          {w.addGroup}
        </Button>
        <BookFiles />
      </div>
      {groups?.length === 0 && <p className="contacts-note">{w.noGroups}</p>}
      <ul className="contacts-list" aria-label={w.groups}>
        {sorted.map((group) => (
          <li key={group.id} className="contacts-row">
            <div className="contacts-who">
              <span className="contacts-name">{titleOf(group)}</span>
              <span className="contacts-address">
                {w.memberCount(group.memberAddresses.length)} · {privacy[group.privacy]}
              </span>
            </div>
            <IconButton icon="compose" label={w.writeTo(titleOf(group))} onClick={() => writeTo(group)} />
            <IconButton icon="edit" label={w.editOf(titleOf(group))} onClick={() => setEdited(group)} />
            <IconButton icon="trash" label={w.removeOf(titleOf(group))} onClick={() => setRemoved(group)} />
          </li>
        ))}
      </ul>
      {edited && <GroupDialog group={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {removed && (
        <ConfirmDialog
          title={w.removeGroupTitle}
          action={w.remove}
          danger
          onConfirm={() => void engine.contacts.removeGroup({ groupId: removed.id }).catch(sayFailure)}
          onClose={() => setRemoved(null)}
        >
          <p>{w.removeGroupText(removed.name)}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

/** Its year is over: it is kept as last year's. */
function isOver({ schoolYear }: Group): boolean {
  return schoolYear !== null && schoolYear < schoolYearAt(Date.now());
}

function titleOf({ name, schoolYear }: Group): string {
  return schoolYear === null ? name : `${name} (${schoolYearName(schoolYear)})`;
}
