'use client'

import { useSyncExternalStore } from 'react'
import styles from './time.module.css'

const nothing = () => () => {}
const formats = new Map<string, Intl.DateTimeFormat>()

/** A moment in UTC, and beside it the reader's own time where that differs. `at` is RFC 3339 in UTC. */
export function Time({ at, seconds = true }: { at: string; seconds?: boolean }) {
  const zone = useSyncExternalStore(
    nothing,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  )
  const utc = `${at.slice(0, 10)} ${at.slice(11, seconds ? 19 : 16)}`
  const local = zone === 'UTC' ? null : localTime(at, zone)
  return (
    <time dateTime={at} className={styles.time} title={`${utc} UTC${local ? ` · ${local} ${zone}` : ''}`}>
      <span className={styles.day}>{utc.slice(0, 10)} </span>
      {utc.slice(11)}
      <span className={styles.zone}> {local && isElsewhere(local, utc) ? `· ${local}` : 'UTC'}</span>
    </time>
  )
}

function isElsewhere(local: string, utc: string): boolean {
  return !utc.slice(11).startsWith(local.slice(0, 5))
}

function localTime(at: string, zone: string): string {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    })
  formats.set(zone, format)
  return format.format(new Date(at))
}
