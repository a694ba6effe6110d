// Own templates in memory, for the windows' tests.
import type { HandlersOf, WindowContract } from '../../shared/contract/index.ts';
import { TemplateId } from '../../shared/domain/ids.ts';
import type { Template } from '../../shared/domain/template.ts';

export function fakeTemplates(changed: () => void): HandlersOf<WindowContract>['templates'] {
  let templates: Template[] = [];
  let last = 0;
  const set = (next: Template[]) => {
    templates = next;
    changed();
  };
  return {
    list: () => templates,
    add(content) {
      last += 1;
      const id = TemplateId.parse(last);
      set([...templates, { ...content, id }]);
      return { templateId: id };
    },
    rename: ({ templateId, name }) => set(templates.map((one) => (one.id === templateId ? { ...one, name } : one))),
    remove: ({ templateId }) => set(templates.filter(({ id }) => id !== templateId)),
    order: ({ templateIds }) => set(templateIds.flatMap((id) => templates.find((one) => one.id === id) ?? [])),
  };
}
