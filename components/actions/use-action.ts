'use client'

import { createContext, useContext, useState, useTransition } from 'react'
import type { ActionAnswer } from '@/lib/staff/action'

/** Asks the person for a second factor; true once it was shown. The shell provides it. */
export const StepUpContext = createContext<() => Promise<boolean>>(async () => false)

/**
 * Calls a server action and says what came of it. Where the action wants a fresh second factor the person is
 * asked for it and the action is called again, once. Nothing is optimistic: `value` is what the server did.
 */
export function useAction<Args extends unknown[], T>(action: (...args: Args) => Promise<ActionAnswer<T>>) {
  const stepUp = useContext(StepUpContext)
  const [isPending, startTransition] = useTransition()
  const [message, setMessage] = useState<string | null>(null)
  const run = (...args: Args) =>
    new Promise<{ value: T } | null>(resolve =>
      startTransition(async () => {
        setMessage(null)
        let answer = await callOf(action, args)
        if (answer.ok === false && answer.reason === 'STEP_UP' && (await stepUp()))
          answer = await callOf(action, args)
        if (answer.ok === false && answer.reason === 'SIGNED_OUT') window.location.assign(signInPath())
        if (answer.ok === false) setMessage(answer.message)
        resolve(answer.ok ? { value: answer.value } : null)
      }),
    )
  return { run, isPending, message, clear: () => setMessage(null) }
}

async function callOf<Args extends unknown[], T>(
  action: (...args: Args) => Promise<ActionAnswer<T>>,
  args: Args,
): Promise<ActionAnswer<T>> {
  try {
    return await action(...args)
  } catch {
    const message = 'Cage did not answer: look again before you repeat it, it may have been done.'
    return { ok: false, reason: 'REFUSED', message }
  }
}

function signInPath(): string {
  return `/sign-in?next=${encodeURIComponent(window.location.pathname + window.location.search)}`
}
