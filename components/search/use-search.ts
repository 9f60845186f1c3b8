'use client'

import { useEffect, useState } from 'react'
import type { Found } from '@/lib/search/find'

/** What is known of the text that stands in the field. */
export type Answer =
  | { state: 'idle' }
  | { state: 'asking'; found: Found | null }
  | { state: 'found'; found: Found }
  | { state: 'failed'; message: string }

const pause = 150

/** Asks for what is typed, a moment after the last key; an answer that is overtaken is dropped. */
export function useSearch(query: string): Answer {
  const [answer, setAnswer] = useState<Answer>({ state: 'idle' })
  useEffect(() => {
    if (!query.trim()) return setAnswer({ state: 'idle' })
    const stop = new AbortController()
    setAnswer(last => ({ state: 'asking', found: last.state === 'found' ? last.found : null }))
    const timer = setTimeout(async () => {
      const next = await ask(query, stop.signal)
      if (!stop.signal.aborted) setAnswer(next)
    }, pause)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [query])
  return answer
}

async function ask(query: string, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(`/search/hits?${new URLSearchParams({ q: query })}`, { signal })
    if (response.status === 401) window.location.assign('/sign-in')
    if (!response.ok)
      return { state: 'failed', message: 'The search failed. Nothing is said of what there is.' }
    return { state: 'found', found: await response.json() }
  } catch {
    return { state: 'failed', message: 'Cage does not answer. Nothing is said of what there is.' }
  }
}
