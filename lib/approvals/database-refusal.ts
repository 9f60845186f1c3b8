import { refuse } from '@/lib/refusal'

const words: Record<string, string> = {
  CG002: 'Somebody else has just decided this change. Look at it again.',
  CG003:
    'The database itself refuses this: it takes a second person, or somebody who decides it may not any more.',
}

/** Runs `work`; what the database's own guards say (CG002, CG003) becomes NOT_ALLOWED in words. */
export async function heedingGuards<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    const state = guardOf(thrown)
    if (state) refuse('NOT_ALLOWED', { message: words[state]! })
    throw thrown
  }
}

type Wrapped = {
  code?: unknown
  originalCode?: unknown
  cause?: unknown
  meta?: { code?: unknown; driverAdapterError?: unknown }
}

/** The SQLSTATE of a guard of ours, wherever Prisma or pg has put it. */
function guardOf(thrown: unknown): string | null {
  if (typeof thrown !== 'object' || thrown === null) return null
  const { code, originalCode, cause, meta } = thrown as Wrapped
  const found = [code, originalCode, meta?.code].find(one => typeof one === 'string' && one in words)
  return (found as string | undefined) ?? guardOf(cause) ?? guardOf(meta?.driverAdapterError)
}
