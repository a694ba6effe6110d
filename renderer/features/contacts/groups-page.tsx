// Groups: « Parents 6eB », the team, the elected parents; each with who may see whom.
import { useState } from 'react';
import type { Group } from '../../../shared/domain/contact.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { composeTo } from '../composer/index.ts';
import { sayFailure } from '../problems/index.ts';
import { GroupDialog } from './group-dialog.tsx';
import { words } from './words.ts';

export function GroupsPage({ onLeave }: { onLeave(): void }) {
  const w = useWords(words);
  const [edited, setEdited] = useState<Group | 'new' | null>(null);
  const [removed, setRemoved] = useState<Group | null>(null);
  const { data: groups } = useEngineQuery(['contacts', 'groups'], (signal) =>
    engine.contacts.groups(undefined, signal),
  );
  const privacy = { alwaysBcc: w.privacyAlwaysBcc, agreed: w.privacyAgreed, team: w.privacyTeam };

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
      </div>
      {groups?.length === 0 && <p className="contacts-note">{w.noGroups}</p>}
      <ul className="contacts-list" aria-label={w.groups}>
        {groups?.map((group) => (
          <li key={group.id} className="contacts-row">
            <div className="contacts-who">
              <span className="contacts-name">{group.name}</span>
              <span className="contacts-address">
                {w.memberCount(group.memberAddresses.length)} · {privacy[group.privacy]}
              </span>
            </div>
            <IconButton icon="compose" label={w.writeTo(group.name)} onClick={() => writeTo(group)} />
            <IconButton icon="edit" label={w.editOf(group.name)} onClick={() => setEdited(group)} />
            <IconButton icon="trash" label={w.removeOf(group.name)} onClick={() => setRemoved(group)} />
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
