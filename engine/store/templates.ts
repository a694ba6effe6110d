// A person's own templates, in their order.
import type { TemplateId } from '../../shared/domain/ids.ts';
import type { Template, TemplateContent } from '../../shared/domain/template.ts';
import type { ReadDb, WriteDb } from './handles.ts';

export function listTemplates(db: ReadDb): Template[] {
  return db.all<Template>('templates', 'SELECT id, name, subject, html, text FROM templates ORDER BY position, id');
}

/** The last one. */
export function insertTemplate(tx: WriteDb, { name, subject, html, text }: TemplateContent): TemplateId {
  const { lastInsertRowid } = tx.run(
    'template insert',
    `INSERT INTO templates (position, name, subject, html, text)
     VALUES ((SELECT coalesce(max(position), 0) + 1 FROM templates), ?, ?, ?, ?)`,
    [name, subject, html, text],
  );
  tx.changed.area('templates');
  return lastInsertRowid as TemplateId;
}

export function renameTemplate(tx: WriteDb, id: TemplateId, name: string): void {
  tx.run('template rename', 'UPDATE templates SET name = ? WHERE id = ?', [name, id]);
  tx.changed.area('templates');
}

export function removeTemplate(tx: WriteDb, id: TemplateId): void {
  tx.run('template delete', 'DELETE FROM templates WHERE id = ?', [id]);
  tx.changed.area('templates');
}

/** Those that are not named keep their place behind. */
export function orderTemplates(tx: WriteDb, ids: readonly TemplateId[]): void {
  const others = listTemplates(tx).filter(({ id }) => !ids.includes(id));
  for (const [position, id] of [...ids, ...others.map(({ id }) => id)].entries()) {
    tx.run('template order', 'UPDATE templates SET position = ? WHERE id = ?', [position + 1, id]);
  }
  tx.changed.area('templates');
}
