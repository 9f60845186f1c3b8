import Link from 'next/link'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/ui/icon'
import styles from './needs.module.css'

/** One thing that may need a person: how many, and a line more. `href` leads to exactly these. */
export type Need = {
  label: string
  icon: IconName
  /** `0` is calm. */
  count: string
  note: ReactNode
  href: string | null
  /** It costs players or money while it waits. */
  isPressing?: boolean
}

/** What needs a person now, each a way to it; what needs nobody stays in its place and is quiet. */
export function Needs({ needs }: { needs: Need[] }) {
  return (
    <ul className={styles.needs} aria-label="What needs a person now">
      {needs.map(need => (
        <li key={need.label}>
          <Tile need={need} />
        </li>
      ))}
    </ul>
  )
}

function Tile({ need: { label, icon, count, note, href, isPressing } }: { need: Need }) {
  const isCalm = count === '0'
  const looks = {
    className: styles.tile,
    'data-calm': isCalm || undefined,
    'data-pressing': (isPressing && !isCalm) || undefined,
  }
  const inside = (
    <>
      <span className={styles.head}>
        <Icon name={icon} size={16} /> {label}
      </span>
      <span className={styles.count}>{isCalm ? 'Nothing waits' : count}</span>
      <span className={styles.note}>{note}</span>
    </>
  )
  if (!href) return <div {...looks}>{inside}</div>
  return (
    <Link href={href} prefetch={false} {...looks}>
      {inside}
    </Link>
  )
}
