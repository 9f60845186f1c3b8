import { CheckResult } from '@/components/settlement/check-result'
import { checkFrozen } from '@/lib/settlement/check'

/** A frozen month held against its postings: streamed in, since it reads all of them. */
export async function Check({ text, sha256 }: { text: string; sha256: string }) {
  return <CheckResult checked={await checkFrozen(text, sha256)} />
}
