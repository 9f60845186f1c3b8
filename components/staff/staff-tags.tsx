import { Tag } from '@/components/ui/tag'
import { factorWords } from '@/lib/staff/columns'
import type { FactorState, StaffState } from '@/lib/staff/list'

const states = {
  active: ['good', 'Active'],
  invited: ['info', 'Invited'],
  disabled: ['quiet', 'Disabled'],
} as const

export function StaffStateTag({ state }: { state: StaffState }) {
  const [tone, word] = states[state]
  return <Tag tone={tone}>{word}</Tag>
}

const tones = { enrolled: 'good', missing: 'warn', none: 'quiet' } as const

export function FactorTag({ factor }: { factor: FactorState }) {
  return <Tag tone={tones[factor]}>{factorWords[factor]}</Tag>
}
