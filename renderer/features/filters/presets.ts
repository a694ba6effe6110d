// Filters to begin with: what they look for; where the mail goes is the person's choice. Unions' domains: those that the
// national federations of education print on their own sites (docs/filters.md).
import type { FilterCondition } from '../../../shared/domain/filter.ts';

export type PresetName = 'institution' | 'newsletters' | 'unions';

export const PRESET_NAMES: readonly PresetName[] = ['institution', 'newsletters', 'unions'];

const text = (field: 'from' | 'list', test: 'contains' | 'ends', value: string): FilterCondition => ({
  kind: 'text',
  field,
  test,
  value,
});

/** Lists of académies and of the ministry bear their domain in List-Id. */
const INSTITUTION: readonly FilterCondition[] = [
  text('list', 'contains', '.ac-'),
  text('list', 'contains', '@ac-'),
  text('list', 'contains', 'education.gouv.fr'),
  text('list', 'contains', 'ih2ef'),
  text('list', 'contains', 'reseau-canope.fr'),
];

const UNION_DOMAINS = [
  'fsu.fr',
  'snuipp.fr',
  'fsu-snuipp.fr',
  'snes.edu',
  'snepfsu.fr',
  'snuep.fr',
  'unsa-education.com',
  'unsa-education.org',
  'se-unsa.org',
  'snpden.net',
  'sgen-cfdt.fr',
  'sgen.cfdt.fr',
  'cgteduc.fr',
  'unsen.cgt.fr',
  'sudeducation.org',
  'fnecfpfo.fr',
  'fo-snudi.fr',
  'snfolc.fr',
  'snalc.fr',
];

export function presetConditions(name: PresetName): readonly FilterCondition[] {
  switch (name) {
    case 'institution':
      return INSTITUTION;
    case 'newsletters':
      return [{ kind: 'header', name: 'List-Unsubscribe', test: 'is', value: '' }];
    case 'unions':
      return UNION_DOMAINS.flatMap((domain) => [
        text('from', 'ends', `@${domain}`),
        text('from', 'ends', `.${domain}`),
      ]);
  }
}
