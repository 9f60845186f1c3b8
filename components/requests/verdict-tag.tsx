import { Tag, type Tone } from '@/components/ui/tag'

/** What became of a call, as it is shown. */
export const verdictWords: Record<string, { label: string; tone: Tone; means: string }> = {
  new: { label: 'Accepted', tone: 'good', means: 'Decided now, and accepted.' },
  replay: { label: 'Repeat', tone: 'info', means: 'Decided before: the first answer again, nothing moved.' },
  conflict: { label: 'Conflict', tone: 'bad', means: 'This id was used before with other facts.' },
  refused: { label: 'Refused', tone: 'warn', means: 'Refused, with the code it was answered.' },
  signature: { label: 'Signature', tone: 'bad', means: 'Key, signature or time did not hold.' },
  read: { label: 'Read', tone: 'quiet', means: 'A call that moves nothing by nature.' },
  error: { label: 'Error', tone: 'bad', means: 'A defect of ours, or no time for it: to be repeated.' },
}

export function VerdictTag({ verdict }: { verdict: string }) {
  const words = verdictWords[verdict]
  return (
    <span title={words?.means}>
      <Tag tone={words?.tone}>{words?.label ?? verdict}</Tag>
    </span>
  )
}
