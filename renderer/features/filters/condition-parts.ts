// A condition as the editor shows it: what of the message, how, and what is compared; and back. Pure.
import { FilterCondition, type PeopleField, TextField, TextTest } from '../../../shared/domain/filter.ts';
import { MessageFlag } from '../../../shared/domain/message.ts';
import { Priority } from '../../../shared/domain/priority.ts';

export const CONDITION_FIELDS = [
  ...(['from', 'to', 'cc', 'toOrCc', 'anyone', 'subject', 'body', 'list'] as const),
  ...(['date', 'age', 'size', 'status', 'priority', 'tag', 'attachment', 'junk', 'header'] as const),
] as const;
export type ConditionField = (typeof CONDITION_FIELDS)[number];

const TEXT_TESTS = TextTest.options;
const SIDES = ['more', 'less', 'is'] as const;
const YES_NO = ['yes', 'no'] as const;

export type ConditionTest =
  | TextTest
  | (typeof SIDES)[number]
  | (typeof YES_NO)[number]
  | 'inBook'
  | 'notInBook'
  | 'present'
  | 'absent'
  | 'on'
  | 'notOn'
  | 'before'
  | 'after'
  | 'higher'
  | 'lower'
  | 'anyTag'
  | 'noTag';

export interface ConditionParts {
  field: ConditionField;
  test: ConditionTest;
  /** Always as text, as in a field of a form. */
  value: string;
  /** Of the header's field. */
  name: string;
}

const PEOPLE: readonly ConditionField[] = ['from', 'to', 'cc', 'toOrCc', 'anyone'];

export function testsOf(field: ConditionField): readonly ConditionTest[] {
  if (PEOPLE.includes(field)) return [...TEXT_TESTS, 'inBook', 'notInBook'];
  switch (field) {
    case 'date':
      return ['before', 'after', 'on', 'notOn'];
    case 'age':
    case 'size':
      return SIDES;
    case 'priority':
      return ['is', 'isNot', 'higher', 'lower'];
    case 'tag':
      return [...YES_NO, 'anyTag', 'noTag'];
    case 'status':
    case 'attachment':
    case 'junk':
      return YES_NO;
    case 'header':
      return [...TEXT_TESTS, 'present', 'absent'];
    default:
      return TEXT_TESTS;
  }
}

/** Whether there is something to compare with. */
export function takesValue({ field, test }: ConditionParts): boolean {
  if (field === 'attachment' || field === 'junk') return false;
  return !['inBook', 'notInBook', 'present', 'absent', 'anyTag', 'noTag'].includes(test);
}

/** What another field of the message is compared by, to begin with. */
export function freshParts(field: ConditionField, value = ''): ConditionParts {
  const first = { age: '30', size: '1024', status: 'seen', priority: 'high', tag: '$label1' } as const;
  const isText = testsOf(field).includes('contains');
  const usual = field in first ? first[field as keyof typeof first] : isText ? value : '';
  return { field, test: testsOf(field)[0]!, value: usual, name: '' };
}

export function partsOf(condition: FilterCondition): ConditionParts {
  const parts = (field: ConditionField, test: ConditionTest, value = '', name = '') => ({ field, test, value, name });
  const yesNo = (is: boolean) => (is ? 'yes' : 'no');
  switch (condition.kind) {
    case 'text':
      return parts(condition.field, condition.test, condition.value);
    case 'header': {
      const { name, test, value } = condition;
      if (value === '') return parts('header', test === 'is' ? 'present' : 'absent', '', name);
      return parts('header', test, value, name);
    }
    case 'inBook':
      return parts(condition.field, condition.value ? 'inBook' : 'notInBook');
    case 'date':
      return parts('date', condition.test, condition.day);
    case 'age':
      return parts('age', condition.test, String(condition.days));
    case 'size':
      return parts('size', condition.test, String(condition.kilobytes));
    case 'status':
      return parts('status', yesNo(condition.value), condition.flag);
    case 'priority':
      return parts('priority', condition.test, condition.priority);
    case 'tag':
      return parts('tag', yesNo(condition.value), condition.keyword);
    case 'anyTag':
      return parts('tag', condition.value ? 'anyTag' : 'noTag');
    case 'attachment':
    case 'junk':
      return parts(condition.kind, yesNo(condition.value));
  }
}

/** null: something is missing, or is no number or day. */
export function conditionOf(parts: ConditionParts): FilterCondition | null {
  const parsed = FilterCondition.safeParse(unchecked(parts));
  return parsed.success ? parsed.data : null;
}

function unchecked({ field, test, value, name }: ConditionParts): unknown {
  const text = value.trim();
  if (test === 'inBook' || test === 'notInBook') {
    return { kind: 'inBook', field: field as PeopleField, value: test === 'inBook' };
  }
  switch (field) {
    case 'header': {
      const isThere = test === 'present' || test === 'absent';
      if (isThere) return { kind: 'header', name: name.trim(), test: test === 'present' ? 'is' : 'isNot', value: '' };
      return text !== '' && { kind: 'header', name: name.trim(), test, value: text };
    }
    case 'date':
      return { kind: 'date', test, day: text };
    case 'age':
      return text !== '' && { kind: 'age', test, days: Number(text) };
    case 'size':
      return text !== '' && { kind: 'size', test, kilobytes: Number(text) };
    case 'status':
      return { kind: 'status', flag: MessageFlag.safeParse(text).data, value: test === 'yes' };
    case 'priority':
      return { kind: 'priority', test, priority: Priority.safeParse(text).data };
    case 'tag':
      if (test === 'anyTag' || test === 'noTag') return { kind: 'anyTag', value: test === 'anyTag' };
      return { kind: 'tag', keyword: text, value: test === 'yes' };
    case 'attachment':
    case 'junk':
      return { kind: field, value: test === 'yes' };
    default:
      return { kind: 'text', field: TextField.safeParse(field).data, test, value: text };
  }
}
