'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import type { ReactNode } from 'react'

/** The way to an event's detail, beside the list as it stands. */
export function OpenEvent({ id, children }: { id: string; children: ReactNode }) {
  const query = new URLSearchParams(useSearchParams())
  query.set('event', id)
  return (
    <Link href={`${usePathname()}?${query}`} scroll={false} prefetch={false} data-row-link>
      {children}
    </Link>
  )
}
