// The identities of an account in their order, the first being its default: added, changed, moved, removed. One that
// was removed can be had back as long as this page is open.
import { useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import type { Identity } from '../../../shared/domain/identity.ts';
import { movedBy } from '../../app/account-order.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { sayFailure } from '../problems/index.ts';
import { IdentityDialog } from './identity-dialog.tsx';
import { words } from './words.ts';

interface Removed {
  identity: Identity;
  /** The order that it was part of. */
  order: readonly Identity[];
}

export function Identities({ account }: { account: Account }) {
  const w = useWords(words);
  const { identities } = account;
  const [edited, setEdited] = useState<Identity | 'new' | null>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);

  function move(identity: Identity, step: -1 | 1): void {
    const ids = identities.map(({ id }) => id);
    const identityIds = movedBy(ids, identity.id, step);
    void engine.identities.order({ accountId: account.id, identityIds }).catch(sayFailure);
  }

  async function remove(identity: Identity): Promise<void> {
    await engine.identities.remove({ identityId: identity.id });
    setRemoved({ identity, order: identities });
  }

  return (
    <section className="identities" aria-label={w.identities}>
      <h3>{w.identities}</h3>
      <p className="field-hint">{w.identitiesHint}</p>
      <ol className="identity-list">
        {identities.map((identity, index) => (
          <li key={identity.id}>
            <IdentityWords identity={identity} isDefault={index === 0} />
            <div className="identity-tools">
              {identities.length > 1 && (
                <>
                  <IconButton
                    icon="sortUp"
                    label={w.moveUp(nameOf(identity))}
                    aria-disabled={index === 0}
                    onClick={() => move(identity, -1)}
                  />
                  <IconButton
                    icon="sortDown"
                    label={w.moveDown(nameOf(identity))}
                    aria-disabled={index === identities.length - 1}
                    onClick={() => move(identity, 1)}
                  />
                </>
              )}
              <IconButton icon="edit" label={w.edit(nameOf(identity))} onClick={() => setEdited(identity)} />
              {identities.length > 1 && (
                <IconButton
                  icon="trash"
                  label={w.removeIdentity(nameOf(identity))}
                  onClick={() => void remove(identity).catch(sayFailure)}
                />
              )}
            </div>
          </li>
        ))}
      </ol>
      {removed && (
        <p role="status" className="identity-removed">
          {w.identityRemoved(nameOf(removed.identity))}
          <Button
            onClick={() => {
              setRemoved(null);
              void bringBack(removed).catch(sayFailure);
            }}
          >
            {w.undo}
          </Button>
        </p>
      )}
      <div>
        <Button icon="add" onClick={() => setEdited('new')}>
          {w.addIdentity}
        </Button>
      </div>
      {edited && <IdentityDialog account={account} identity={edited} onClose={() => setEdited(null)} />}
    </section>
  );
}

function IdentityWords({ identity, isDefault }: { identity: Identity; isDefault: boolean }) {
  const w = useWords(words);
  const { name, address, replyTo, signatureHtml } = identity;
  const more = [replyTo !== '' && w.answersTo(replyTo), signatureHtml === '' && w.unsigned].filter(Boolean).join(' · ');
  return (
    <div className="identity-words">
      <strong>{name || address}</strong>
      {isDefault && <span className="identity-default">{w.byDefault}</span>}
      {name !== '' && <span>{address}</span>}
      {more && <span className="field-hint">{more}</span>}
    </div>
  );
}

const nameOf = ({ name, address }: Identity) => name || address;

/** Under another id, at its old place. Drafts that went over to the default one stay with it. */
async function bringBack({ identity, order }: Removed): Promise<void> {
  const { accountId, name, address, replyTo, signatureHtml } = identity;
  const { identityId } = await engine.identities.add({ accountId, name, address, replyTo, signatureHtml });
  const identityIds = order.map(({ id }) => (id === identity.id ? identityId : id));
  await engine.identities.order({ accountId, identityIds });
}
