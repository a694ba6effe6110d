// Formulas of a sheet (ECMA-376, part 1, §18.3.1.40) whose result is an address: calculated again they would show it again.
import { addressesIn } from '../../shared/guard/index.ts';
import type { TextEdit } from '../../shared/guard/mask-text.ts';
import { attributesOf, decodeXml, walkXml } from './xml.ts';

interface Formula {
  start: number;
  end: number;
  /** One formula may be written once for many cells: then they all lose it, or none. */
  shared: string | null;
  showsAddress: boolean;
}

export function formulasToDrop(xml: string): TextEdit[] {
  const formulas: Formula[] = [];
  let formula: Formula | null = null;
  let isValue = false;
  walkXml(xml, {
    open(name, written, start, end) {
      if (name === 'c') formula = null;
      else if (name === 'v') isValue = true;
      else if (name === 'f') {
        const { t, si } = attributesOf(written);
        formula = { start, end, shared: t === 'shared' && si ? si : null, showsAddress: false };
        formulas.push(formula);
      }
    },
    text(written) {
      if (isValue && formula && addressesIn(decodeXml(written)).length > 0) formula.showsAddress = true;
    },
    close(name, _start, end) {
      if (name === 'v') isValue = false;
      else if (name === 'f' && formula) formula.end = end;
    },
  });
  const groups = new Set(formulas.flatMap(({ shared, showsAddress }) => (showsAddress && shared ? [shared] : [])));
  return formulas
    .filter(({ shared, showsAddress }) => showsAddress || (shared !== null && groups.has(shared)))
    .map(({ start, end }) => ({ start, end, replacement: '' }));
}
