import { Tag } from '@/components/ui/tag'
import type { Alarm } from '@/lib/reports/alarms'
import styles from './providers.module.css'

/** What is off, each in a sentence; nothing where nothing is. */
export function AlarmList({ alarms }: { alarms: Alarm[] }) {
  if (alarms.length === 0) return null
  return (
    <ul className={styles.alarms} aria-label="What is off">
      {alarms.map(({ kind, tone, text }) => (
        <li key={kind} data-tone={tone}>
          <Tag tone={tone}>{tone === 'bad' ? 'Wrong' : 'Look'}</Tag> {text}
        </li>
      ))}
    </ul>
  )
}
