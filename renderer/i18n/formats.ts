// Dates, sizes and numbers as people of each language write them. Formatters are made once per language: making
// an Intl formatter costs more than a hundred uses of it.
import { type Language, useLanguage } from './language.ts';

export interface Formats {
  number(value: number): string;
  /** « 12 Ko », « 3,4 Mo ». */
  size(bytes: number): string;
  /** In a list: the time for today, « mar. 4 avr. 2007, 09:08 » else. */
  listDate(at: number, now?: number): string;
  /** In full: « mardi 4 avril 2007 à 09:08 ». */
  fullDate(at: number): string;
  /** « 4 avril 2007 ». */
  day(at: number): string;
  time(at: number): string;
  percent(share: number): string;
}

const made = new Map<Language, Formats>();

export function formatsOf(language: Language): Formats {
  let formats = made.get(language);
  if (!formats) {
    formats = make(language);
    made.set(language, formats);
  }
  return formats;
}

export function useFormats(): Formats {
  return formatsOf(useLanguage());
}

function make(language: Language): Formats {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const number = new Intl.NumberFormat(locale);
  const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const longDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
  const units = language === 'fr' ? ['o', 'Ko', 'Mo', 'Go'] : ['B', 'KB', 'MB', 'GB'];

  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    day: (at) => longDay.format(at),
    time: (at) => time.format(at),
    fullDate: (at) => full.format(at),
    listDate: (at, now = Date.now()) => (sameDay(at, now) ? time.format(at) : `${day.format(at)}, ${time.format(at)}`),
    size(bytes) {
      const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
      const value = bytes / 1000 ** power;
      return `${value < 10 && power > 0 ? oneDigit.format(value) : number.format(Math.round(value))}\u00a0${units[power]}`;
    },
  };
}

function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
