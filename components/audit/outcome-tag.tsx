import { Tag, type Tone } from '@/components/ui/tag'

const tones: Record<string, Tone> = { done: 'quiet', held: 'info', refused: 'warn' }
const words: Record<string, string> = { done: 'Done', held: 'Waits for a second person', refused: 'Refused' }

/** How an event ended. */
export function AuditOutcomeTag({ outcome }: { outcome: string }) {
  return <Tag tone={tones[outcome] ?? 'quiet'}>{words[outcome] ?? outcome}</Tag>
}
