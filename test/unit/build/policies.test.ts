// What is written for administrators is what Casier reads: the JSON schema, and each example of the documentation.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { policiesSchema } from '../../../build/policies-schema.ts';
import { readPolicies } from '../../../electron/policies/read-policies.ts';
import { Policies } from '../../../shared/domain/policies.ts';

const docs = (name: string) => readFileSync(path.resolve(import.meta.dirname, '../../../docs', name), 'utf8');
const page = docs('administrateurs.md');
const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, text]) => text!);

it('the JSON schema is what `npm run policies` writes', () => {
  expect(docs('policies.schema.json'), 'run `npm run policies`').toBe(policiesSchema());
});

describe('docs/administrateurs.md', () => {
  it.each(Object.keys(Policies.shape))('explains « %s », with an example', (key) => {
    expect(page).toContain(`### \`${key}\``);
    expect(examples.some((text) => Object.hasOwn(readPolicies(text).policies, key))).toBe(true);
  });

  it.each(examples)('shows nothing that Casier would not take: %s', (text) => {
    expect(readPolicies(text).faults).toEqual([]);
  });
});
