import { Copyable } from '@/components/ui/copyable'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import { Trail } from '@/components/ui/trail'
import type { CaseView } from '@/lib/cases/get'
import { kindTitle } from '@/lib/cases/kinds'
import { reasonTitle } from '@/lib/cases/reasons'
import styles from './case.module.css'
import { StateTag } from './words'

/** What the case is, how it stands and how old it is. */
export function CaseHead({ one }: { one: CaseView }) {
  const title = one.title ?? kindTitle(one.kind)
  const queue =
    one.kind === 'stuck_round' ? { name: 'Stuck rounds', href: '/stuck' } : { name: 'Cases', href: '/cases' }
  const why = reasonTitle(one.reason) ?? one.code
  return (
    <div>
      <Trail steps={[queue, { name: title, href: null }]} />
      <PageHead
        title={title}
        lead={
          <span className={styles.line}>
            <StateTag row={one} />
            {why ? <Tag tone={one.reason ? 'warn' : 'bad'}>{why}</Tag> : null}
            <span>
              opened by {one.openedBy} <Time at={one.openedAt} />
            </span>
            <Copyable value={one.id} what="case id" max={13} />
          </span>
        }
      />
    </div>
  )
}
