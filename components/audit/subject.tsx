'use client'

import Link from 'next/link'
import { shorten } from '@/components/ui/shorten'
import styles from './audit.module.css'

type Props = { kind: string; id: string; playerId: string | null }

/** What an event is about, as a link where there is a page of it. */
export function Subject({ kind, id, playerId }: Props) {
  const href = hrefOf(kind, id, playerId)
  return (
    <span className={styles.subject} title={`${kind} ${id}`}>
      <span className={styles.kind}>{kind}</span>{' '}
      {href ? (
        <Link href={href} prefetch={false}>
          {shorten(id, 24)}
        </Link>
      ) : (
        shorten(id, 24)
      )}
    </span>
  )
}

const pages: Record<string, string> = {
  player: '/players',
  round: '/rounds',
  case: '/cases',
  approval: '/approvals',
  request: '/requests',
  staff: '/staff',
  provider: '/providers',
}

function hrefOf(kind: string, id: string, playerId: string | null): string | null {
  if (kind === 'transaction' && playerId) return `/players/${encodeURIComponent(playerId)}?entry=${id}`
  // A path begins with one slash: what begins with two would leave this house.
  if (kind === 'export') return `/exports?export=${encodeURIComponent(id)}`
  if (kind === 'page') return /^\/(?![/\\])/.test(id) ? id : null
  return Object.hasOwn(pages, kind) ? `${pages[kind]}/${encodeURIComponent(id)}` : null
}
