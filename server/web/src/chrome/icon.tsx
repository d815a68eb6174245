const paths = {
  accept: 'M4 10.5l4 4 8-9',
  request_guarantee: 'M10 2.5l6 2.2v4.6c0 3.8-2.5 6.6-6 8.2-3.5-1.6-6-4.4-6-8.2V4.7z M7.3 10l2 2 3.5-4',
  refer: 'M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z M13 13l4 4',
  refuse: 'M5 5l10 10M15 5L5 15',
  warning: 'M10 3.2L17.5 16.5h-15z M10 8.2v4M10 14.2v.2',
  person: 'M10 3.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6z M4 17c.4-3.6 2.8-5.5 6-5.5s5.6 1.9 6 5.5',
  building: 'M4 17V4h8v13M12 8h4v9M2.5 17h15M6.5 7h3M6.5 10h3M6.5 13h3',
  ok: 'M4 10.5l4 4 8-9',
  cached: 'M10 3.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z M10 6.5V10l2.5 2',
  stale: 'M10 3.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z M10 6.5v4M10 13.3v.2',
  late: 'M5 3h10M5 17h10M6 3c0 4 4 4.5 4 7s-4 3-4 7M14 3c0 4-4 4.5-4 7s4 3 4 7',
  failed: 'M5 5l10 10M15 5L5 15',
  not_configured: 'M5 10h10',
  unknown: 'M7.2 7.5c0-1.8 1.2-3 2.9-3s2.9 1.1 2.9 2.7c0 2.3-2.9 2.3-2.9 4.6M10.1 15v.2',
  chevron: 'M5.5 8l4.5 4.5L14.5 8',
  refresh: 'M16 10a6 6 0 1 1-1.8-4.3L16 7.5M16 3.5v4h-4',
  bell: 'M10 3a4.5 4.5 0 0 1 4.5 4.5c0 3.8 1.5 5.5 1.5 5.5H4s1.5-1.7 1.5-5.5A4.5 4.5 0 0 1 10 3z M8.3 15.8a1.8 1.8 0 0 0 3.4 0',
  eye: 'M2.5 10S5.2 5 10 5s7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5z M10 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  record: 'M5 2.5h7l3.5 3.5v11.5H5z M12 2.5V6h3.5M7.5 10h5M7.5 13h5',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing beside a word, never instead of one: it is hidden from screen readers. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
