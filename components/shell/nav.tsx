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
  return (
    <nav aria-label="Main" className={styles.nav}>
      {[...new Set(entries.map(entry => entry.group))].map(group => (
        <div key={group} className={styles.group}>
          <div className={styles.groupName}>{group}</div>
          {entries
            .filter(entry => entry.group === group)
            .map(entry => (
              <Entry key={entry.href} entry={entry} isHere={isUnder(path, entry.href)} />
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
    <Link href={entry.href} className={styles.entry} aria-current={isHere ? 'page' : undefined}>
      {inside}
    </Link>
  )
}

/** A front page is above all others: it is there only at its own address. */
function isUnder(path: string, href: string): boolean {
  const isFront = href === '/' || href === '/studio'
  return path === href || (!isFront && path.startsWith(`${href}/`))
}
