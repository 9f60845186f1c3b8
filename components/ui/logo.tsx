/** The mark: a cashier's window behind brass bars, a chip on its counter. The same drawing as app/icon.svg. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <rect width="64" height="64" rx="14" fill="#12161c" />
      <path d="M14 47V30a18 18 0 0 1 36 0v17z" fill="#1e2530" />
      <path d="M21 47a11 11 0 0 1 22 0z" fill="#e9edf3" />
      <path d="M25.2 47a6.8 6.8 0 0 1 13.6 0z" fill="#12161c" />
      <path d="M32 36v3.6M23.2 41.2l3 1.9M40.8 41.2l-3 1.9" stroke="#b3261e" strokeWidth="3.4" />
      <path d="M23 15v32M32 12.5v34.5M41 15v32" stroke="#d2a03c" strokeWidth="2.8" />
      <path d="M14 47V30a18 18 0 0 1 36 0v17" fill="none" stroke="#d9ac4e" strokeWidth="3.6" strokeLinecap="round" />
      <path d="M9 50.5h46" stroke="#d9ac4e" strokeWidth="5" strokeLinecap="round" />
    </svg>
  )
}
