import { Tag, type Tone } from '@/components/ui/tag'

const looks: Record<string, { label: string; tone: Tone }> = {
  active: { label: 'Active', tone: 'good' },
  blocked: { label: 'Blocked', tone: 'bad' },
  self_excluded: { label: 'Self-excluded', tone: 'warn' },
  closed: { label: 'Closed', tone: 'quiet' },
}

export function PlayerStatusTag({ status }: { status: string }) {
  const look = looks[status] ?? { label: status, tone: 'quiet' as const }
  return <Tag tone={look.tone}>{look.label}</Tag>
}

/** Marks a player who is not real: played with sandbox keys, left out of every figure. */
export function TestTag() {
  return <Tag tone="info">Test</Tag>
}
