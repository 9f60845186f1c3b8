/** The mark: a cashier's window behind brass bars, a chip on its counter. The same drawing as app/icon.svg. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <rect width="64" height="64" rx="14" fill="#12161c" />
      <path d="M13 48V30a19 19 0 0 1 38 0v18z" fill="#232b37" />
      <path d="M20 48a12 12 0 0 1 24 0z" fill="#c8372d" />
      <path d="M25.5 48a6.5 6.5 0 0 1 13 0z" fill="#f4f1e8" />
      <path d="M23 17v31M32 12v36M41 17v31" stroke="#e3b95f" strokeWidth="3" />
      <path d="M13 48V30a19 19 0 0 1 38 0v18" fill="none" stroke="#e3b95f" strokeWidth="4" />
      <path d="M9 50h46" stroke="#e3b95f" strokeWidth="5" strokeLinecap="round" />
    </svg>
  )
}
