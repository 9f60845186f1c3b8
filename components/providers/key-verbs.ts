import type { NewKey } from '@/lib/providers/keys/insert'
import type { ActionAnswer } from '@/lib/staff/action'

type Verb<T> = (raw: unknown) => Promise<ActionAnswer<T>>

/** What may be done with keys, by the actions of whoever's page it is; a studio's own changes none. */
export type KeyVerbs = {
  make: Verb<NewKey>
  handOver: Verb<NewKey>
  revoke: Verb<unknown>
  change?: Verb<unknown>
}
