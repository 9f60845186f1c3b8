import Link from 'next/link'
import type { ReactNode } from 'react'
import type { SortLinks } from '@/lib/listing/sort'
import styles from './data-table.module.css'

/** A column's name and, where the list can be sorted by it, the way there; the arrow shows the present order. */
export function SortHeader({
  id,
  sort,
  children,
}: {
  id: string
  sort: SortLinks | undefined
  children: ReactNode
}) {
  const href = sort?.hrefs[id]
  if (!sort || !href) return children
  const arrow = sort.id !== id ? '↕' : sort.direction === 'ascending' ? '↑' : '↓'
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      className={styles.sort}
      data-sorted={sort.id === id || undefined}
    >
      {children}
      <span aria-hidden="true" className={styles.arrow}>
        {arrow}
      </span>
    </Link>
  )
}
