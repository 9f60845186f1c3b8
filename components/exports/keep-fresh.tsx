'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'

const every = 2000

/** Asks for the page again every two seconds, while something on it is under way. */
export function KeepFresh({ isUnderWay }: { isUnderWay: boolean }) {
  const router = useRouter()
  const [isRefreshing, startTransition] = useTransition()
  useEffect(() => {
    if (!isUnderWay || isRefreshing) return
    const timer = setTimeout(() => startTransition(() => router.refresh()), every)
    return () => clearTimeout(timer)
  }, [isUnderWay, isRefreshing, router])
  return null
}
