import { htmlToText } from '../mime/html-to-text.ts';
import { sanitize } from '../mime/sanitize.ts';
import {
  insertIdentity,
  listIdentities,
  orderIdentities,
  removeIdentity,
  updateIdentity,
} from '../store/identities.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

export function identitiesHandlers({ store }: ApiContext): WindowHandlers['identities'] {
  return {
    add: (identity) => ({
      identityId: store.transaction((tx) =>
        insertIdentity(tx, { ...identity, signatureHtml: signatureOf(identity.signatureHtml) }),
      ),
    }),
    update({ signatureHtml, ...patch }) {
      const signature = signatureHtml === undefined ? {} : { signatureHtml: signatureOf(signatureHtml) };
      store.transaction((tx) => updateIdentity(tx, { ...patch, ...signature }));
    },
    remove: ({ identityId }) => store.transaction((tx) => removeIdentity(tx, identityId)),
    order: ({ accountId, identityIds }) => store.transaction((tx) => orderIdentities(tx, accountId, identityIds)),
    signatureTexts: () =>
      listIdentities(store.reads).map(({ id, signatureHtml }) => ({
        identityId: id,
        text: htmlToText(signatureHtml).trim(),
      })),
  };
}

/** Words and links alone: a picture would be an attachment of every message. */
function signatureOf(html: string): string {
  return sanitize(html, { cidUrl: () => null, remote: false, dark: false }).html;
}
