// Case 24 where the year stands beside the group's name, and last year's and this year's bear the same one.
import { expect, test } from 'vitest';
import { GroupId } from '../../../shared/domain/ids.ts';
import { dismissalOf, evaluate } from '../../../shared/guard/index.ts';

const ME = 'claire@ac-lyon.fr';
const group = (id: number, name: string, schoolYear: number) => ({
  id: GroupId.parse(id),
  name,
  privacy: 'alwaysBcc' as const,
  agreedAt: null,
  schoolYear,
  note: '',
  memberAddresses: [`f${id}@orange.fr`],
});

test('last year’s group and the one that takes its place are told apart by their years', () => {
  const groups = [group(1, 'Parents CM2', 2025), group(2, 'Parents CM2', 2026)];
  const question = {
    recipients: { to: [], cc: [], bcc: [{ kind: 'group' as const, groupId: groups[0]!.id }] },
    ownAddress: ME,
    people: new Map(),
    groups,
    nowAt: new Date(2026, 10, 22).getTime(),
  };
  const found = evaluate(question).find((finding) => finding.case === 24);
  expect(found).toMatchObject({
    groupNames: ['Parents CM2 (2025-2026)'],
    names: ['Parents CM2 (2025-2026)', 'Parents CM2 (2026-2027)'],
    fixes: [{ kind: 'setRecipients', label: 'thisYearsGroup', recipients: { bcc: [{ groupId: groups[1]!.id }] } }],
  });
  const dismissed = [dismissalOf(found!)];
  expect(evaluate({ ...question, dismissed }).some((finding) => finding.case === 24)).toBe(false);
});
