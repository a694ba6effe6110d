// `npm run policies`: writes docs/policies.schema.json, by which editors check and complete an administrator's
// policies.json, from the schema that Casier itself reads it with. A unit test fails while the file is not what this would
// write.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Policies } from '../shared/domain/policies.ts';

export function policiesSchema(): string {
  const { properties, ...schema } = z.toJSONSchema(Policies, { io: 'input', target: 'draft-7' });
  const title = 'Réglages d’établissement de Casier (policies.json)';
  return `${JSON.stringify({ title, ...schema, properties: { $schema: { type: 'string' }, ...properties } }, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(path.resolve(import.meta.dirname, '../docs/policies.schema.json'), policiesSchema());
}
