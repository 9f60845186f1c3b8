import { Copyable } from '@/components/ui/copyable'
import { FactRow, Facts } from '@/components/ui/facts'
import { Panel } from '@/components/ui/panel'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { SealOverview } from '@/lib/seals/overview'
import styles from './proof.module.css'

/** Where sealing stands. */
export function SealFacts({ overview: { newest, unwritten, place, key, pem } }: { overview: SealOverview }) {
  return (
    <Panel title="Seals">
      <Facts>
        <FactRow name="Newest seal">
          {newest ? (
            <>
              {newest.number}, <Time at={newest.takenAt} />
            </>
          ) : (
            'none yet: the first one is taken within the hour'
          )}
        </FactRow>
        <FactRow name="Written to">
          <span className={styles.address}>{place}</span>
        </FactRow>
        <FactRow name="Outside the database">
          {unwritten === 0 ? (
            <Tag tone="good">all of them</Tag>
          ) : (
            <Tag tone="bad">{unwritten} not written yet</Tag>
          )}
        </FactRow>
        {key && pem ? (
          <FactRow name="Public key">
            <Copyable value={key} what="public key" max={44} />
          </FactRow>
        ) : null}
      </Facts>
    </Panel>
  )
}
