import Link from 'next/link'
import { Panel } from '@/components/ui/panel'
import { Stack } from '@/components/ui/stack'
import { Tag } from '@/components/ui/tag'
import type { Found } from '@/lib/search/find'
import { hitKinds } from '@/lib/search/hit'
import { groupsOf } from './groups'
import { NothingFound } from './nothing-found'
import styles from './search.module.css'

/** What was found, a panel a kind; or what was tried. */
export function Hits({ found }: { found: Found }) {
  if (found.hits.length === 0) return <NothingFound found={found} />
  return (
    <Stack>
      {groupsOf(found.hits).map(([kind, hits]) => (
        <Panel key={kind} title={hitKinds[kind].title} flush>
          <ul className={styles.list}>
            {hits.map(hit => (
              <li key={`${hit.kind} ${hit.id}`}>
                <Link href={hit.href} className={styles.hit} prefetch={false}>
                  <span className={styles.title}>{hit.title}</span>
                  <span className={styles.facts}>{hit.facts}</span>
                  {hit.exact ? <Tag tone="good">exact</Tag> : null}
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      ))}
    </Stack>
  )
}
