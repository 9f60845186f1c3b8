'use client'

import { useDocumentVisibility } from '@mantine/hooks'
import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'

const every = 2000

/** Asks for the page again every two seconds, while it is seen and the former answer is there. */
export function Watch() {
  const visibility = useDocumentVisibility()
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  useEffect(() => {
    if (visibility !== 'visible' || isPending) return
    const timer = setTimeout(() => startTransition(() => router.refresh()), every)
    return () => clearTimeout(timer)
  }, [visibility, isPending, router])
  return null
}
