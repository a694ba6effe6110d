// The editor of filters: what it shows of a condition or an action is the condition or action again.
import { describe, expect, test } from 'vitest';
import { ACTION_NAMES, actionOf, actionPartsOf, freshAction } from '../../../renderer/features/filters/action-parts.ts';
import {
  CONDITION_FIELDS,
  conditionOf,
  freshParts,
  partsOf,
  takesValue,
  testsOf,
} from '../../../renderer/features/filters/condition-parts.ts';
import { PRESET_NAMES, presetConditions } from '../../../renderer/features/filters/presets.ts';
import { FilterCondition } from '../../../shared/domain/filter.ts';

const VALUES: Record<string, string> = {
  date: '2026-09-01',
  age: '30',
  size: '500',
  tag: '$label2',
  priority: 'low',
  status: 'answered',
};

describe.each(CONDITION_FIELDS)('A condition about %s', (field) => {
  test.each(testsOf(field))('« %s » comes back as it was written', (how) => {
    const parts = { ...freshParts(field), test: how, name: field === 'header' ? 'X-Spam-Flag' : '' };
    const whole = takesValue(parts) ? { ...parts, value: VALUES[field] ?? 'cours' } : { ...parts, value: '' };
    const condition = conditionOf(whole);
    expect(condition).not.toBe(null);
    expect(partsOf(condition!)).toEqual(whole);
  });
});

test('a condition that is not complete is none', () => {
  expect(conditionOf({ field: 'subject', test: 'contains', value: '  ', name: '' })).toBe(null);
  expect(conditionOf({ field: 'age', test: 'more', value: '', name: '' })).toBe(null);
  expect(conditionOf({ field: 'date', test: 'before', value: 'hier', name: '' })).toBe(null);
  expect(conditionOf({ field: 'header', test: 'contains', value: 'x', name: 'Deux mots' })).toBe(null);
});

test('an action comes back as it was written, and one without its folder is none', () => {
  for (const name of ACTION_NAMES) {
    const parts = name === 'move' || name === 'copy' ? { name, target: '7' } : freshAction(name);
    expect(actionPartsOf(actionOf(parts)!)).toEqual(parts);
  }
  expect(actionOf(freshAction('move'))).toBe(null);
});

test('every model is made of conditions that can be saved', () => {
  for (const name of PRESET_NAMES) {
    for (const condition of presetConditions(name)) expect(FilterCondition.parse(condition)).toEqual(condition);
  }
});
