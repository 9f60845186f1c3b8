import Link from 'next/link'
import type { ReactNode } from 'react'
import styles from './staff.module.css'

type Props = { title: string; allHref?: string; children: ReactNode }

/** A list within a page, under its heading, and the way to all of it. */
export function Section({ title, allHref, children }: Props) {
  return (
    <section aria-label={title}>
      <header className={styles.sectionHead}>
        <h2>{title}</h2>
        {allHref ? (
          <Link href={allHref} prefetch={false}>
            All of it
          </Link>
        ) : null}
      </header>
      {children}
    </section>
  )
}
