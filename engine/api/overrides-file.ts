// The register of sendings as is, as a table for a spreadsheet that the person saves: dates, numbers and reasons of a
// list, so no cell can begin as a formula does.
import type { Content } from '../../shared/contract/host.ts';
import type { Language } from '../../shared/domain/language.ts';
import { OVERRIDES_KEPT_MS, type OverrideReason } from '../../shared/domain/override.ts';
import type { ReadDb } from '../store/handles.ts';
import { listOverrides } from '../store/overrides.ts';

interface Words {
  file: string;
  columns: readonly string[];
  reasons: Readonly<Record<OverrideReason, string>>;
}

const WORDS: Record<Language, Words> = {
  fr: {
    file: 'Envois malgré l’avertissement.csv',
    columns: ['Date', 'Heure', 'Cas', 'Adresses montrées', 'Lecteurs', 'Motif'],
    reasons: {
      '': 'Aucun motif demandé',
      agreed: 'Ces personnes ont donné leur accord',
      known: 'Elles ont déjà l’adresse les unes des autres',
      notFamilies: 'Ce ne sont pas des familles',
      other: 'Une autre raison',
    },
  },
  en: {
    file: 'Sent in spite of the warning.csv',
    columns: ['Date', 'Time', 'Case', 'Addresses shown', 'Readers', 'Reason'],
    reasons: {
      '': 'No reason asked for',
      agreed: 'These people agreed to it',
      known: 'They already have one another’s addresses',
      notFamilies: 'They are not families',
      other: 'Another reason',
    },
  },
};

/** As French spreadsheets read a table: a mark that says UTF-8, semicolons; dates as everybody reads them. */
export function overridesFile(db: ReadDb, nowAt: number, language: Language): Content {
  const { file, columns, reasons } = WORDS[language];
  const rows = listOverrides(db, nowAt - OVERRIDES_KEPT_MS).map(({ at, cases, addressCount, readerCount, reason }) => {
    const { date, time } = localMoment(at);
    return [date, time, cases.join(' + '), String(addressCount), String(readerCount), reasons[reason]];
  });
  const text = `\ufeff${[columns, ...rows].map((row) => row.join(';')).join('\r\n')}\r\n`;
  return { fileName: file, type: 'text/csv', bytes: new TextEncoder().encode(text) };
}

function localMoment(at: number): { date: string; time: string } {
  const moment = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    date: `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`,
    time: `${two(moment.getHours())}:${two(moment.getMinutes())}`,
  };
}
