import Link from 'next/link'
import type { ReactNode } from 'react'
import styles from '@/components/overview/figures.module.css'
import { group } from '@/components/ui/amount'
import { Tag } from '@/components/ui/tag'
import type { Health } from '@/lib/reports/health'
import own from './providers.module.css'
import { P99 } from './words'

/** How a provider's calls went within the last fifteen minutes, and its last call whenever it was. */
export function HealthTiles({ health }: { health: Health }) {
  return (
    <dl className={styles.figures}>
      <Speed health={health} />
      <Shares health={health} />
      <Tile name="Last call" more={health.lastAt ? `${health.lastAt.slice(0, 10)}, UTC` : 'none is kept'}>
        {health.lastAt?.slice(11, 19) ?? 'Never'}
      </Tile>
      <Tile name="Live keys" more={<Way href={`/providers/${health.id}/keys`}>Keys</Way>}>
        {health.liveKeys === 0 ? <Tag tone="bad">none</Tag> : health.liveKeys}
      </Tile>
    </dl>
  )
}

function Speed({ health }: { health: Health }) {
  const { perSecond, peak, expectedPeak, timeoutMs, p50, p95 } = health
  return (
    <>
      <Tile
        name="Calls a second"
        more={`busiest second ${group(peak)}${expectedPeak ? ` of ${group(expectedPeak)} expected` : ''}`}
      >
        {group(perSecond)}
      </Tile>
      <Tile name="p50, p95" more="milliseconds">
        {p50 ?? '—'} <span className={own.light}>/</span> {p95 ?? '—'}
      </Tile>
      <Tile name="p99" more={`of a time-out of ${group(timeoutMs)} ms`}>
        <P99 health={health} />
      </Tile>
    </>
  )
}

/** What went otherwise than accepted, each a way to these very calls. */
function Shares({ health: { id, failed, repeated, refused, unsigned } }: { health: Health }) {
  const calls = `/requests?provider=${id}&window=15m`
  return (
    <>
      <Tile name="Failed" more={<Way href={`${calls}&status=5xx`}>5xx answers</Way>}>
        <span className={failed === '0.0' ? undefined : own.bad}>{failed} %</span>
      </Tile>
      <Tile name="Repeats" more={<Way href={`${calls}&verdict=replay`}>replayed answers</Way>}>
        {repeated} %
      </Tile>
      <Tile name="Refused" more={<Way href={`${calls}&verdict=refused`}>with a code</Way>}>
        {refused} %
      </Tile>
      <Tile
        name="Signature failures"
        more={<Way href={`${calls}&verdict=signature`}>key, signature, time</Way>}
      >
        <span className={unsigned === '0' ? undefined : own.bad}>{group(unsigned)}</span>
      </Tile>
    </>
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

function Way({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} prefetch={false}>
      {children}
    </Link>
  )
}
