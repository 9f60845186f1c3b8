'use client'

import { Button } from '@mantine/core'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** A way to go that looks like a button. */
export function LinkButton({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Button component={Link} href={href} variant="default" size="sm" prefetch={false}>
      {children}
    </Button>
  )
}
