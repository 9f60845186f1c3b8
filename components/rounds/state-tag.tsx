import { Tag } from '@/components/ui/tag'
import { stateWords } from './words'

/** Where a round stands, and whether staff settled it. */
export function RoundStateTag({ status, isStaffSettled }: { status: string; isStaffSettled: boolean }) {
  const words = stateWords[status]
  return (
    <span style={{ display: 'inline-flex', gap: 6 }}>
      <Tag tone={words?.tone}>{words?.label ?? status}</Tag>
      {isStaffSettled ? <Tag tone="info">By staff</Tag> : null}
    </span>
  )
}
