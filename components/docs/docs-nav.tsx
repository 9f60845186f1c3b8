'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { pageGroups, pages } from '@/lib/reference/pages'
import styles from './docs-frame.module.css'

/** The way around the documentation; on a phone it is folded away. */
export function DocsNav() {
  const path = usePathname()
  const here = pages.find(page => page.href === path)
  return (
    <>
      <details key={path} className={styles.menu}>
        <summary>{here?.title ?? 'Contents'}</summary>
        <nav aria-label="Contents">
          <Entries path={path} />
        </nav>
      </details>
      <nav aria-label="Documentation" className={styles.side}>
        <Entries path={path} />
      </nav>
    </>
  )
}

function Entries({ path }: { path: string }) {
  return pageGroups.map(group => (
    <div key={group} className={styles.group}>
      <div className={styles.groupName}>{group}</div>
      {pages
        .filter(page => page.group === group)
        .map(({ href, title }) => (
          <Link
            key={href}
            href={href}
            className={styles.entry}
            aria-current={href === path ? 'page' : undefined}
          >
            {title}
          </Link>
        ))}
    </div>
  ))
}
