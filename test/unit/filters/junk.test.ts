// Junk as a person teaches it: learnt with the move, unlearnt with its undo, judged on arrival and never without enough.
import { expect, test } from 'vitest';
import { judgeByHand } from '../../../engine/junk/index.ts';
import { junkLessons, setJunkSettings } from '../../../engine/store/junk.ts';
import { messageByUid } from '../../../engine/store/messages.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { openFilters } from './scene.ts';

const JUNK = 'Gagnez un casino bonus gratuit en cliquant ici, offre exclusive limitée viagra crédit facile';
const GOOD = 'Le conseil de classe de la sixième aura lieu jeudi en salle des professeurs, merci de votre présence';

/** `from` of the scene's letters is paul@ac-lyon.fr: these come from elsewhere. */
function stranger(scene: ReturnType<typeof openFilters>, uid: number, body: string) {
  scene.deliver({ [uid]: `Lettre ${uid}` }, 'vente@boutique.example');
  scene.bringSource(uid, `Lettre ${uid}`, body, 'vente@boutique.example');
  return messageByUid(scene.store.reads, scene.folder('INBOX'), uid)!;
}

function taught() {
  const scene = openFilters();
  const teach = (count: number, from: number, body: string, junk: boolean) => {
    const ids: MessageId[] = [];
    for (let n = 0; n < count; n += 1) ids.push(stranger(scene, from + n, `${body} ${n}`));
    return scene.operations.perform(judgeByHand, { ids, junk });
  };
  const junk = teach(20, 100, JUNK, true);
  teach(40, 200, GOOD, false);
  return { scene, junk };
}

const keywordsOf = (scene: ReturnType<typeof openFilters>, subject: string) =>
  [...scene.rowsIn('INBOX'), ...scene.rowsIn('Junk')].find((row) => row.subject === subject)?.keywords;

/** All that came so far was looked at: so was one that came after it, and which its server has marked. */
async function allJudged(scene: ReturnType<typeof openFilters>) {
  const marked = new Promise<void>((resolve) =>
    scene.store.onChange(() => keywordsOf(scene, 'Marquée')?.includes('$Junk') && resolve()),
  );
  scene.deliver({ 999: 'Marquée' }, 'vente@boutique.example');
  scene.bringSource(999, 'Marquée', 'Bonjour', 'vente@boutique.example', 'X-Spam-Flag: YES\r\n');
  await marked;
}

test('the person’s word is learnt once, and taken back with the move', () => {
  const { scene, junk } = taught();
  expect(junkLessons(scene.store.reads, scene.accountId)).toEqual({ junk: 20, good: 40 });
  expect(scene.operations.undo(junk.undo!)).toBe(true);
  expect(junkLessons(scene.store.reads, scene.accountId)).toEqual({ junk: 0, good: 40 });
});

test('once enough was learnt, what looks like junk is marked where it is, and good mail is left alone', async () => {
  const { scene } = taught();
  scene.complete();
  stranger(scene, 900, `${JUNK} encore`);
  stranger(scene, 901, `${GOOD} encore`);
  await allJudged(scene);
  expect(keywordsOf(scene, 'Lettre 900')).toEqual(['$Junk']);
  expect(keywordsOf(scene, 'Lettre 901')).toEqual([]);
  expect(scene.subjectsIn('INBOX')).toContain('Lettre 900');
});

test('it is moved only where the person asked for it, and never deleted', async () => {
  const { scene } = taught();
  scene.store.transaction((tx) => setJunkSettings(tx, scene.accountId, { judges: true, moves: true }));
  scene.complete();
  stranger(scene, 900, `${JUNK} encore`);
  await allJudged(scene);
  expect(scene.subjectsIn('Junk')).toContain('Lettre 900');
});

test('an académie’s sender is never judged, whatever the words', async () => {
  const { scene } = taught();
  scene.complete();
  scene.deliver({ 900: 'Lettre 900' });
  scene.bringSource(900, 'Lettre 900', JUNK);
  await allJudged(scene);
  expect(keywordsOf(scene, 'Lettre 900')).toEqual([]);
});

test('the server’s own marking counts before anything was learnt', async () => {
  const scene = openFilters();
  scene.complete();
  await allJudged(scene);
  expect(scene.rowsIn('INBOX').map(({ subject, keywords }) => [subject, keywords])).toEqual([['Marquée', ['$Junk']]]);
});
