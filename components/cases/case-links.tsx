import Link from 'next/link'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import { endTitle } from '@/lib/cases/ends'
import { kindTitle } from '@/lib/cases/kinds'
import type { CaseLink } from '@/lib/cases/list-of'
import { reasonTitle } from '@/lib/cases/reasons'
import styles from './case-links.module.css'

/** The cases of a player or a round, each a way to its page. */
export function CaseLinks({ cases }: { cases: CaseLink[] }) {
  if (cases.length === 0) return <p className={styles.none}>No cases.</p>
  return (
    <ul className={styles.list}>
      {cases.map(one => (
        <li key={one.id} className={styles.row}>
          <span className={styles.name}>
            <Link href={`/cases/${one.id}`} prefetch={false}>
              {one.title ?? kindTitle(one.kind)}
            </Link>
            <Tag tone={one.state === 'open' ? 'warn' : 'quiet'}>
              {one.state === 'open' ? 'Open' : 'Closed'}
            </Tag>
          </span>
          <span className={styles.facts}>
            {[reasonTitle(one.reason) ?? one.code, endTitle(one.ended), one.owner && `with ${one.owner}`]
              .filter(Boolean)
              .join(' · ')}
            <Time at={one.openedAt} seconds={false} />
          </span>
        </li>
      ))}
    </ul>
  )
}
