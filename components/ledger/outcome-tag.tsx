import { Tag } from '@/components/ui/tag'
import { outcomeWords } from './words'

/** What became of a transaction; a refusal says its code. */
export function OutcomeTag({ effect, code }: { effect: string; code: string | null }) {
  const words = outcomeWords[effect]
  return (
    <span title={words?.means}>
      <Tag tone={words?.tone ?? 'quiet'}>{code ?? words?.label ?? effect}</Tag>
    </span>
  )
}
