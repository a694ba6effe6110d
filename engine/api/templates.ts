import { sanitize } from '../mime/sanitize.ts';
import { insertTemplate, listTemplates, orderTemplates, removeTemplate, renameTemplate } from '../store/templates.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

export function templatesHandlers({ store }: ApiContext): WindowHandlers['templates'] {
  return {
    list: () => listTemplates(store.reads),
    add: (content) => ({
      templateId: store.transaction((tx) => insertTemplate(tx, { ...content, html: safe(content.html) })),
    }),
    rename: ({ templateId, name }) => store.transaction((tx) => renameTemplate(tx, templateId, name)),
    remove: ({ templateId }) => store.transaction((tx) => removeTemplate(tx, templateId)),
    order: ({ templateIds }) => store.transaction((tx) => orderTemplates(tx, templateIds)),
  };
}

/** Words and links alone: the pictures of a message are not in its template, nor the holes that they would leave. */
function safe(html: string | null): string | null {
  if (html === null) return null;
  return sanitize(html, { cidUrl: () => null, remote: false, dark: false }).html.replace(/<img\b[^>]*>/gi, '');
}
