'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'

type Props = { isUnderWay: boolean; every?: number }

/** Asks for the page again, two seconds after it came or `every` milliseconds, while something on it is under way. */
export function KeepFresh({ isUnderWay, every = 2000 }: Props) {
  const router = useRouter()
  const [isRefreshing, startTransition] = useTransition()
  useEffect(() => {
    if (!isUnderWay || isRefreshing) return
    const timer = setTimeout(() => startTransition(() => router.refresh()), every)
    return () => clearTimeout(timer)
  }, [isUnderWay, isRefreshing, every, router])
  return null
}
