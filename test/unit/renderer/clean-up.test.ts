import { expect, test } from 'vitest';
import { freedBy, ticked } from '../../../renderer/features/clean-up/freed.ts';
import type { CleanUpSurvey } from '../../../shared/domain/clean-up.ts';
import { MailboxId, MessageId } from '../../../shared/domain/ids.ts';

const id = (n: number) => MessageId.parse(n);
const row = (n: number, sizeBytes: number) => ({ id: id(n), sizeBytes }) as CleanUpSurvey['views']['largest'][number];
const survey: CleanUpSurvey = {
  quota: null,
  views: { largest: [row(1, 900), row(2, 500)], oldest: [row(2, 500), row(3, 10)], attachments: [row(1, 900)] },
  trash: { mailboxId: MailboxId.parse(6), count: 4, sizeBytes: 40 },
  junk: null,
};

test('a message counts once, in however many views it is ticked', () => {
  const kept = ticked(ticked(new Set(), [id(1), id(2)], true), [id(2), id(3)], true);
  expect(freedBy(survey, { kept, destroyTrash: false, destroyJunk: true })).toEqual({ count: 3, sizeBytes: 1_410 });
  expect(freedBy(survey, { kept: ticked(kept, [id(1)], false), destroyTrash: true, destroyJunk: false })).toEqual({
    count: 6,
    sizeBytes: 550,
  });
});
