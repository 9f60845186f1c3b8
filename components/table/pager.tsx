'use client'

import { Button, Kbd } from '@mantine/core'
import Link from 'next/link'
import styles from './pager.module.css'

type Props = {
  /** Where the newer and the older rows are; null where there are none. */
  newer: string | null
  older: string | null
  /** The first page, where this is not it. */
  newest: string | null
  /** How the rows follow one another: by time from the newest, or in another order. */
  order?: 'newest' | 'other'
}

const words = {
  newest: ['Newest', '← Newer', 'Older →'],
  other: ['First', '← Previous', 'Next →'],
} as const

/** The way to a list's neighbouring pages. A way that leads nowhere stays in its place, disabled. */
export function Pager({ newer, older, newest, order = 'newest' }: Props) {
  const [first, before, after] = words[order]
  return (
    <nav className={styles.pager} aria-label="Pages">
      <div className={styles.note}>
        <span className={styles.keys}>
          <Kbd size="xs">j</Kbd> <Kbd size="xs">k</Kbd> move, <Kbd size="xs">Enter</Kbd> opens
        </span>
      </div>
      <div className={styles.ways}>
        <Way href={newest} label={first} />
        <Way href={newer} label={before} />
        <Way href={older} label={after} />
      </div>
    </nav>
  )
}

function Way({ href, label }: { href: string | null; label: string }) {
  if (!href) {
    return (
      <Button size="xs" variant="default" disabled>
        {label}
      </Button>
    )
  }
  return (
    <Button size="xs" variant="default" component={Link} href={href} scroll={false} prefetch={false}>
      {label}
    </Button>
  )
}
