import Link from 'next/link'
import type { ReactNode } from 'react'
import styles from '@/components/overview/figures.module.css'
import { group } from '@/components/ui/amount'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { Health } from '@/lib/reports/health'
import own from './providers.module.css'
import { P99 } from './words'

/** How a provider's calls went within the last fifteen minutes, and its last call whenever it was. */
export function HealthTiles({ health }: { health: Health }) {
  const { id, perSecond, peak, expectedPeak, timeoutMs, failed, repeated, refused, unsigned } = health
  const calls = `/requests?provider=${id}&window=15m`
  return (
    <dl className={styles.figures}>
      <Tile
        name="Calls a second"
        more={`busiest second ${peak}${expectedPeak ? ` of ${expectedPeak} expected` : ''}`}
      >
        {group(perSecond)}
      </Tile>
      <Tile name="p50, p95" more="milliseconds">
        {health.p50 ?? '—'} <span className={own.light}>/</span> {health.p95 ?? '—'}
      </Tile>
      <Tile name="p99" more={`of a time-out of ${group(timeoutMs)} ms`}>
        <P99 health={health} />
      </Tile>
      <Tile
        name="Failed"
        more={
          <Link href={`${calls}&status=5xx`} prefetch={false}>
            5xx answers
          </Link>
        }
      >
        <Share value={failed} />
      </Tile>
      <Tile
        name="Repeats"
        more={
          <Link href={`${calls}&verdict=replay`} prefetch={false}>
            replayed answers
          </Link>
        }
      >
        {repeated} %
      </Tile>
      <Tile
        name="Refused"
        more={
          <Link href={`${calls}&verdict=refused`} prefetch={false}>
            with a code
          </Link>
        }
      >
        {refused} %
      </Tile>
      <Tile
        name="Signature failures"
        more={
          <Link href={`${calls}&verdict=signature`} prefetch={false}>
            key, signature, time
          </Link>
        }
      >
        {unsigned === '0' ? '0' : <span className={own.bad}>{group(unsigned)}</span>}
      </Tile>
      <Tile name="Last call" more={health.lastAt?.slice(0, 10) ?? 'none is kept'}>
        {health.lastAt ? (
          <span className={own.time}>
            <Time at={health.lastAt} />
          </span>
        ) : (
          'Never'
        )}
      </Tile>
      <Tile
        name="Live keys"
        more={
          <Link href={`/providers/${id}/keys`} prefetch={false}>
            Keys
          </Link>
        }
      >
        {health.liveKeys === 0 ? <Tag tone="bad">none</Tag> : health.liveKeys}
      </Tile>
    </dl>
  )
}

function Tile({ name, more, children }: { name: string; more: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>{children}</dd>
      <dd className={own.more}>{more}</dd>
    </div>
  )
}

function Share({ value }: { value: string }) {
  return value === '0.0' ? <>{value} %</> : <span className={own.bad}>{value} %</span>
}
