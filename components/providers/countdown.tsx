'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { timeLeft } from './time-left'

/** What is left until a moment, second by second; when it has come the page is read anew. */
export function Countdown({ to, label }: { to: string; label: string }) {
  const router = useRouter()
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const end = Date.parse(to)
    const look = () => setLeft(end - Date.now())
    look()
    const ticking = setInterval(look, 1000)
    return () => clearInterval(ticking)
  }, [to])
  const isOver = left !== null && left <= 0
  useEffect(() => {
    if (isOver) router.refresh()
  }, [isOver, router])
  // The server does not count: its clock is another, and the page would differ from itself.
  return (
    <span role="timer" aria-label={label}>
      {left === null ? '…' : timeLeft(left)}
    </span>
  )
}
