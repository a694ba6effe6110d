// Messages about one calendar event, found together on a real database.
import { expect, test } from 'vitest';
import { MESSAGES_ABOUT_SQL } from '../../engine/store/invitations.ts';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from '../migrations/filled.ts';

test('messages about an event are those of the account, by the name of the event', () => {
  const database = filled();
  migrate(database, MIGRATIONS);
  database.exec("INSERT INTO calendar_marks (message_id, uid) VALUES (1, 'a'), (2, 'b')");
  const about = (uid: string, account: number) => database.prepare(MESSAGES_ABOUT_SQL).all([uid, account]);
  expect(about('a', 1)).toEqual([{ id: 1 }]);
  expect(about('a', 2)).toEqual([]);
});
