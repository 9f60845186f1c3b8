'use client'

import { Progress } from '@mantine/core'
import { group } from '@/components/ui/amount'
import { Tag, type Tone } from '@/components/ui/tag'
import type { ExportRow } from '@/lib/exports/list'
import styles from './exports.module.css'

const tones: Record<string, Tone> = { done: 'good', failed: 'bad', running: 'info', queued: 'info' }

/** Where an export stands: how far it is and how long it takes yet, or why there is no file. */
export function ExportState({ row }: { row: ExportRow }) {
  return (
    <div className={styles.progress}>
      <Tag tone={tones[row.state]}>{row.state}</Tag>
      {row.state === 'running' && row.percent !== null ? (
        <Progress value={row.percent} size="sm" mt={4} aria-label={`${row.title}, per cent done`} />
      ) : null}
      {row.state === 'running' ? <div className={styles.note}>{paceOf(row)}</div> : null}
      {row.reason ? (
        <div className={row.state === 'failed' ? styles.reason : styles.note}>{row.reason}</div>
      ) : null}
    </div>
  )
}

function paceOf({ rows, rowsTotal, secondsLeft }: ExportRow): string {
  if (rows === '0' && rowsTotal === null) return 'reading'
  if (rowsTotal === null) return `${group(rows)} rows so far`
  const left = secondsLeft === null ? '' : `, ${durationOf(secondsLeft)} left`
  return `${group(rows)} of ${group(rowsTotal)} rows${left}`
}

function durationOf(seconds: number): string {
  if (seconds < 90) return `${seconds} s`
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`
}
