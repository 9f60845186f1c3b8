import { VisuallyHidden } from '@mantine/core'
import Link from 'next/link'
import { Icon, type IconName } from '@/components/ui/icon'
import styles from './shell.module.css'

/** One place to go. Where `against` says why not, it stays to be seen and cannot be followed. */
export type NavEntry = {
  href: string
  label: string
  icon: IconName
  group: string
  against: string | null
}

export function Nav({ entries, path }: { entries: NavEntry[]; path: string }) {
  const here = nearest(path, entries)
  return (
    <nav aria-label="Main" className={styles.nav}>
      {[...new Set(entries.map(entry => entry.group))].map(group => (
        <div key={group} className={styles.group}>
          <div className={styles.groupName}>{group}</div>
          {entries
            .filter(entry => entry.group === group)
            .map(entry => (
              <Entry key={entry.href} entry={entry} isHere={entry.href === here} />
            ))}
        </div>
      ))}
    </nav>
  )
}

function Entry({ entry, isHere }: { entry: NavEntry; isHere: boolean }) {
  const inside = (
    <>
      <Icon name={entry.icon} />
      {entry.label}
    </>
  )
  if (entry.against) {
    return (
      <span className={styles.entry} data-locked title={entry.against}>
        {inside}
        <VisuallyHidden>: {entry.against}</VisuallyHidden>
      </span>
    )
  }
  return (
    <Link
      href={entry.href}
      prefetch={false}
      className={styles.entry}
      aria-current={isHere ? 'page' : undefined}
    >
      {inside}
    </Link>
  )
}

/** The place that a path is in: of two, the nearer one. */
function nearest(path: string, entries: NavEntry[]): string | undefined {
  const above = entries.filter(({ href }) => isUnder(path, href))
  return above.sort((a, b) => b.href.length - a.href.length)[0]?.href
}

/** A front page is above all others: it is there only at its own address. */
function isUnder(path: string, href: string): boolean {
  const isFront = href === '/' || href === '/studio'
  return path === href || (!isFront && path.startsWith(`${href}/`))
}
