// The icons, drawn on a grid of 20 with a line of 1.5. Always beside words or a label, so hidden from readers.
import './icon.css';

const PATHS = {
  fetch: 'M16 10a6 6 0 1 1-1.8-4.3M16 3v3.5h-3.5',
  compose: 'M11.5 4H5a1.5 1.5 0 0 0-1.5 1.5v9A1.5 1.5 0 0 0 5 16h9a1.5 1.5 0 0 0 1.5-1.5V9M8 12l.6-2.6 7-7 2 2-7 7z',
  contacts:
    'M5 3h9.5A1.5 1.5 0 0 1 16 4.5v11a1.5 1.5 0 0 1-1.5 1.5H5zM3 6.5h3M3 10h3M3 13.5h3M10.8 9.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6M8 14c0-2 1.3-2.9 2.8-2.9s2.8.9 2.8 2.9',
  reply: 'M8 5 3.5 9.5 8 14M3.5 9.5H11a5.5 5.5 0 0 1 5.5 5.5v.5',
  replyAll: 'M6.5 5 2 9.5 6.5 14M10.5 5 6 9.5l4.5 4.5M6 9.5h6a5.5 5.5 0 0 1 5.5 5.5v.5',
  forward: 'm12 5 4.5 4.5L12 14M16.5 9.5H9A5.5 5.5 0 0 0 3.5 15v.5',
  chevronUp: 'M5 12.5 10 7.5l5 5',
  trash: 'M4 5.5h12M8 5.5V4h4v1.5M5.5 5.5 6.2 16h7.6l.7-10.5M8.5 8.5v5M11.5 8.5v5',
  junk: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M5.1 5.1l9.8 9.8',
  notJunk: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M6.8 10.2l2.2 2.2 4.3-4.6',
  print:
    'M6 7V3.5h8V7M6 14H4.5A1.5 1.5 0 0 1 3 12.5v-4A1.5 1.5 0 0 1 4.5 7h11A1.5 1.5 0 0 1 17 8.5v4a1.5 1.5 0 0 1-1.5 1.5H14M6 11.5h8v5H6z',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11M13 13l4 4',
  filter: 'M3 4.5h14l-5.5 6v5.5l-3-1.8v-3.7z',
  settings: 'M3 6h7M14 6h3M3 14h3M10 14h7M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4M8 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  inbox: 'M3 11.5 5.2 4h9.6L17 11.5V16H3zM3 11.5h4l1 2h4l1-2h4',
  sent: 'M17 3 9 11M17 3l-5 14-3-6-6-3z',
  drafts: 'M5 3h6.5L15 6.5V17H5zM11 3v4h4M8 11h4M8 14h2.5',
  archive: 'M3 4h14v3.5H3zM4.5 7.5V16h11V7.5M8 10.5h4',
  outbox: 'M3 12v4h14v-4M10 13V3.5M6.5 7 10 3.5 13.5 7',
  folder: 'M2.5 5.5A1.5 1.5 0 0 1 4 4h3.5l2 2H16a1.5 1.5 0 0 1 1.5 1.5v7A1.5 1.5 0 0 1 16 16H4a1.5 1.5 0 0 1-1.5-1.5z',
  account: 'M3 5h14v10H3zM3 5.5l7 5.5 7-5.5',
  star: 'm10 3 2.2 4.6 5 .7-3.6 3.5.9 5L10 14.4l-4.5 2.4.9-5L2.8 8.3l5-.7z',
  attachment:
    'm15.5 9.5-5.7 5.7a3.5 3.5 0 0 1-5-5l6.4-6.4a2.3 2.3 0 0 1 3.3 3.3l-6.2 6.2a1.1 1.1 0 0 1-1.6-1.6l5.5-5.5',
  unread: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7',
  muted: 'M6 8V7a4 4 0 0 1 8 0v3.5l1.5 2.5H8.5M8.5 15.5a1.5 1.5 0 0 0 3 0M3.5 3.5l13 13M6 10.5 4.5 13',
  threads: 'M4 4v9.5h4M4 7.5h4M10.5 7.5H16M10.5 13.5H16M4 4h12',
  chevronRight: 'm8 5.5 4.5 4.5L8 14.5',
  chevronDown: 'M5.5 8 10 12.5 14.5 8',
  sortUp: 'm6 11.5 4-4 4 4',
  sortDown: 'm6 8.5 4 4 4-4',
  close: 'm5 5 10 10M15 5 5 15',
  check: 'm4 10.5 4 4 8-9',
  add: 'M10 4v12M4 10h12',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  warning: 'M10 3.5 18 16.5H2zM10 8.5v4M10 14.5v.01',
  eye: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5M10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 9.5V14M10 6.5v.01',
  offline:
    'M3 3l14 14M2.5 8a11 11 0 0 1 4-2.3M10 5a11 11 0 0 1 7.5 3M5.5 11a6.5 6.5 0 0 1 3-1.7M12.5 9.7a6.5 6.5 0 0 1 2 1.3M10 15v.01',
  pause: 'M7 5v10M13 5v10',
  play: 'M6.5 4.5v11l9-5.5z',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  key: 'M7 16a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M9.5 10 16 3.5M13.5 6l2.5 2.5',
  undo: 'M7 4 3.5 7.5 7 11M3.5 7.5H12a4.5 4.5 0 0 1 0 9H8',
  copy: 'M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5z',
  download: 'M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13',
  external: 'M11.5 3.5h5v5M16.5 3.5l-8 8M14.5 11.5v5h-11v-11h5',
  shield: 'M10 2.5 16 5v5c0 4-2.7 6.5-6 7.5-3.3-1-6-3.5-6-7.5V5z',
  people:
    'M7.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M2.5 16c0-3 2-4.5 5-4.5s5 1.5 5 4.5M13 9a2 2 0 1 0-.8-3.9M14 11.6c2.2.2 3.5 1.7 3.5 4.4',
  person: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6M4 16.5c0-3.2 2.3-5 6-5s6 1.8 6 5',
  home: 'M3 9.5 10 3.5l7 6M5 8v8.5h10V8M8.5 16.5v-4h3v4',
  school: 'M3 16.5h14M4.5 16.5V8L10 4l5.5 4v8.5M10 4V2M8.5 16.5V12h3v4.5M7 9.5h.01M13 9.5h.01',
  briefcase: 'M3 7h14v9H3zM7.5 7V4.5h5V7M3 11h14',
  ballot: 'M3 11h14v5.5H3zM6 11V4h8v7M8 7.2l1.4 1.4L12 6',
  template: 'M4 3h12v14H4zM7 6.5h6M7 10h2.5M12 10h1M7 13.5h6',
  priorityHigh: 'M10 3.5v9M10 16v.01',
  priorityLow: 'M10 4v12M5.5 11.5 10 16l4.5-4.5',
  image: 'M3 4h14v12H3zM3 13.5l4-4 4 4 2.5-2.5 3.5 3.5M13 8v.01',
  source: 'm7 6-4 4 4 4M13 6l4 4-4 4',
  link: 'M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1',
  edit: 'M4 16l.7-3.2L13 4.5a1.8 1.8 0 0 1 2.5 2.5L7.2 15.3z',
  later: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 6v4.2l2.8 1.8',
  file: 'M5 3h6.5L15 6.5V17H5zM11 3v4h4',
  bold: 'M6.5 4h4.2a2.8 2.8 0 0 1 0 5.8H6.5zM6.5 9.8h5a3.1 3.1 0 0 1 0 6.2h-5z',
  italic: 'M9 4h5.5M5.5 16H11M12 4 8 16',
  underline: 'M6 4v5.5a4 4 0 0 0 8 0V4M5 16.5h10',
  bulletList: 'M8 5.5h8.5M8 10h8.5M8 14.5h8.5M4 5.5h.01M4 10h.01M4 14.5h.01',
  orderedList: 'M8.5 5.5h8M8.5 10h8M8.5 14.5h8M3 4l1.2-.6v4M3 12.8c.2-.9 2-1 2 .2 0 .8-2 1.6-2 2.6h2.2',
  quote: 'M4 5v10M8 6.5h8M8 10h8M8 13.5h5',
  redo: 'M12.5 4.5 16 8l-3.5 3.5M16 8H8.5a4.5 4.5 0 0 0 0 9H10',
} as const;

export type IconName = keyof typeof PATHS;

interface IconProps {
  name: IconName;
  /** Filled with its own colour: a set star. */
  filled?: boolean;
  className?: string;
}

export function Icon({ name, filled = false, className = '' }: IconProps) {
  return (
    <svg className={`icon ${className}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill={filled ? 'currentColor' : 'none'} />
    </svg>
  );
}
