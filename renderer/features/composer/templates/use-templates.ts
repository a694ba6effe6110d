// Casier's templates and the person's own, as one list; and what is done to own ones.
import { useMemo } from 'react';
import { builtInTemplates } from '../../../../shared/compose/built-in-templates.ts';
import type { Letter } from '../../../../shared/compose/templates.ts';
import type { TemplateId } from '../../../../shared/domain/ids.ts';
import type { Template } from '../../../../shared/domain/template.ts';
import { engine } from '../../../engine/engine.ts';
import { useEngineQuery } from '../../../engine/use-query.ts';
import { useLanguage } from '../../../i18n/index.ts';

export interface Choice {
  key: string;
  name: string;
  letter: Letter;
  /** null: it came with Casier. */
  own: Template | null;
}

export interface Templates {
  builtIn: readonly Choice[];
  own: readonly Choice[];
  /** One place up or down. */
  move(id: TemplateId, step: -1 | 1): Promise<void>;
}

export function useTemplates(): Templates {
  const language = useLanguage();
  const { data } = useEngineQuery(['templates'], (signal) => engine.templates.list(undefined, signal));
  return useMemo(() => {
    const stored = data ?? [];
    return {
      builtIn: builtInTemplates(language).map(({ key, name, subject, text }) => ({
        key,
        name,
        letter: { subject, html: null, text },
        own: null,
      })),
      own: stored.map((own) => ({ key: `own ${own.id}`, name: own.name, letter: own, own })),
      async move(id, step) {
        const ids = stored.map((one) => one.id);
        const at = ids.indexOf(id);
        const other = ids[at + step];
        if (at < 0 || other === undefined) return;
        ids[at] = other;
        ids[at + step] = id;
        await engine.templates.order({ templateIds: ids });
      },
    };
  }, [language, data]);
}
