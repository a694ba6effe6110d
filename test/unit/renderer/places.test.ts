import { beforeEach, expect, test } from 'vitest';
import { selectOnly } from '../../../renderer/state/selection.ts';
import { setSearch, setSelection, showPlace, useView } from '../../../renderer/state/view.ts';
import { goThroughVisits, watchVisits } from '../../../renderer/state/visits.ts';
import { MailboxId, MessageId } from '../../../shared/domain/ids.ts';

const folder = (id: number) => ({ kind: 'mailbox', mailboxId: MailboxId.parse(id) }) as const;
const message = (id: number) => MessageId.parse(id);
const shown = () => ({ opened: useView.getState().opened, cameBack: useView.getState().cameBack });

watchVisits();
beforeEach(() => {
  showPlace(folder(99), selectOnly(message(99)));
});

test('who leaves a folder and comes back finds what was selected there, as something not asked for', () => {
  showPlace(folder(1));
  expect(shown().opened).toBeNull();
  setSelection(selectOnly(message(7)));
  expect(shown()).toEqual({ opened: 7, cameBack: false });
  showPlace(folder(2));
  expect(shown().opened).toBeNull();
  showPlace(folder(1));
  expect(shown()).toEqual({ opened: 7, cameBack: true });
  setSelection(selectOnly(message(8)));
  expect(shown()).toEqual({ opened: 8, cameBack: false });
});

test('what was selected among results of a search is not the folder’s', () => {
  showPlace(folder(3));
  setSelection(selectOnly(message(7)));
  setSearch('sortie');
  setSelection(selectOnly(message(9)));
  setSearch('');
  expect(shown()).toEqual({ opened: 7, cameBack: true });
  setSearch('musée');
  setSelection(selectOnly(message(9)));
  showPlace(folder(4));
  showPlace(folder(3));
  expect(shown().opened).toBe(7);
});

test('going back and forward leads through what was read, whatever was selected last in its folder', () => {
  showPlace(folder(5));
  setSelection(selectOnly(message(51)));
  setSelection(selectOnly(message(52)));
  showPlace(folder(6));
  setSelection(selectOnly(message(61)));
  goThroughVisits(-1);
  goThroughVisits(-1);
  expect(useView.getState()).toMatchObject({ place: folder(5), opened: 51, cameBack: false });
  goThroughVisits(1);
  goThroughVisits(1);
  expect(useView.getState()).toMatchObject({ place: folder(6), opened: 61 });
});
