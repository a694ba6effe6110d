// What Thunderbird 153 reached on another machine of the same size, with its own mailboxes of 10,000 (740 MB) and 50,000
// (460 MB) messages: shown beside the figures of a run, by the section and the name of each.
import type { Section } from './figures.ts';

export const THUNDERBIRD: Partial<Record<Section, Record<string, string>>> = {
  start: { 'start to a usable list': '1.61 s empty; 2.6 s; 4.4 s' },
  account: {
    'main window to first screenful': '0.20 s; 0.35 s',
    'all headers of the inbox listed, list open': '40 s; 245 s',
    'headers, messages/s': '250; 204',
    'everything offline': '13.8 s; 32 s',
    'everything offline and searchable': '+ 334 s; + about 36 min',
    'disk against the mail’s size, index included': '1.03 ×; 1.09 × without index',
  },
  pop3: { 'everything offline and searchable': 'about 5 min' },
  use: {
    'search of a common word p50': '1.18 s; 2.31 s',
    'search of a rare word p50': '97 ms; 150 ms',
    'opening a message p50': '53 ms; 73 ms',
    'opening a message p95': '78 ms; 97 ms',
    'memory (PSS, all processes), idle with the inbox open': '416 MB; 472 MB',
    'memory (PSS, all processes), after reading 50 messages': '504 MB; 674 MB',
  },
  elsewhere: {
    '100 new messages, after the last was stored until listed': '1.47 s',
    '500 flag changes, after the last was stored until shown': '0.66 s',
  },
};
