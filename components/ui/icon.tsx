// Drawn for this house on a grid of 20, in one stroke width.
const drawings = {
  overview: 'M3 3.5h6v6H3zM11 3.5h6v4h-6zM11 10.5h6v6h-6zM3 12.5h6v4H3z',
  players: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6M4 16.5a6 6 0 0 1 12 0',
  staff: 'M3.5 6h13v10.5h-13zM7.5 6V3.5h5V6M3.5 10.5h13M10 9.5v2.5',
  book: 'M4 3.5h9.5a2 2 0 0 1 2 2v11H6a2 2 0 0 1-2-2zM7 7.5h5.5M7 10.5h5.5',
  key: 'M7 13a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M10.5 9.5H17v3M14 9.5v2',
  sun: 'M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6M10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M15.3 4.7l-1.4 1.4M6.1 13.9l-1.4 1.4',
  moon: 'M16.5 11.5A6.5 6.5 0 0 1 8.5 3.5a6.5 6.5 0 1 0 8 8z',
  exit: 'M8 3.5H4v13h4M12.5 6.5L16 10l-3.5 3.5M16 10H8',
  chevron: 'M6 12l4-4 4 4',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11M13 13l4 4',
  rounds: 'M16 7a6.5 6.5 0 1 0 .5 4.5M16.5 3.5V7H13M10 6.5V10l2.5 2',
  stuck: 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 7.5v5M12 7.5v5',
  cases: 'M3.5 6.5h13v10h-13zM3.5 10.5h4l1 2h3l1-2h4M7 6.5V3.5h6v3',
  approvals: 'M3 10l3.5 3.5L12 8M9.5 12.5l1 1L17 7',
  calls: 'M3.5 6.5h10.5M11 3.5l3 3-3 3M16.5 13.5H6M9 10.5l-3 3 3 3',
  studio: 'M3.5 7.5h13v9h-13zM6.5 7.5V5a3.5 3.5 0 0 1 7 0v2.5M7.5 12h5M10 9.5v5',
  flask: 'M8 3.5h4M8.5 3.5v4.5L4.5 15a1 1 0 0 0 .9 1.5h9.2a1 1 0 0 0 .9-1.5L11.5 8V3.5M6.5 12.5h7',
  rates: 'M3.5 16.5h13M4.5 13l3.5-4 3 2.5 4.5-6M12.5 5.5h3v3',
  ledger: 'M4.5 3.5h11v13h-11zM7.5 3.5v13M10 7h3M10 10h3M10 13h3',
  settlement: 'M5 3.5h7l3 3v10H5zM12 3.5v3h3M7.5 10h5M7.5 13h5',
  balance: 'M3.5 16.5h13M5.5 13.5v-4M10 13.5v-9M14.5 13.5v-6',
  beside: 'M3.5 3.5h5.5v13H3.5zM11 3.5h5.5v13H11zM5.5 7.5h1.5M13 7.5h1.5M5.5 10.5h1.5M13 10.5h1.5',
  file: 'M10 3.5v8M6.5 8.5L10 12l3.5-3.5M3.5 12.5v4h13v-4',
  audit: 'M5 3.5h10v13l-2.5-1.5-2.5 1.5-2.5-1.5L5 16.5zM7.5 7.5h5M7.5 10.5h5',
  scales: 'M10 3.5v13M6 16.5h8M4 6h12M4 6l-1.5 5h3zM16 6l-1.5 5h3z',
  proof: 'M10 3l6 2.5v4.5c0 3.5-2.5 6-6 7.5-3.5-1.5-6-4-6-7.5V5.5zM7 10l2.2 2.2L13 8',
  pencil: 'M4 16l.8-3.2L13 4.5l2.5 2.5-8.3 8.2zM11.5 6l2.5 2.5',
  home: 'M3.5 9L10 3.5 16.5 9v7.5h-4v-5h-5v5h-4z',
  close: 'M5 5l10 10M15 5L5 15',
  more: 'M3.9 10a.6.6 0 1 0 1.2 0a.6.6 0 1 0-1.2 0M9.4 10a.6.6 0 1 0 1.2 0a.6.6 0 1 0-1.2 0M14.9 10a.6.6 0 1 0 1.2 0a.6.6 0 1 0-1.2 0',
} as const

export type IconName = keyof typeof drawings

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={drawings[name]} />
    </svg>
  )
}
