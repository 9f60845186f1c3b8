'use client'

import { Button } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useContext, useState } from 'react'
import { MayButton } from '@/components/ui/may-button'
import { exportKinds, readListHref } from '@/lib/exports/kinds'
import { ExportRights } from './rights'

// Fetched when it is first opened, so that no list is heavier for it.
const ExportDialog = dynamic(() => import('./export-dialog'), { ssr: false })

/** Takes a list away, exactly as it is filtered. `href`: where it is had as CSV at once. */
export function ExportButton({ href }: { href: string }) {
  const rights = useContext(ExportRights)
  const [isOpen, setIsOpen] = useState(false)
  const list = readListHref(href)
  if (!rights || !list)
    return (
      <Button size="xs" variant="default" component="a" href={href} download>
        CSV
      </Button>
    )
  const against = rights[exportKinds[list.kind].takes] ?? null
  return (
    <>
      <MayButton size="xs" label="Export" against={against} onClick={() => setIsOpen(true)} />
      {isOpen ? <ExportDialog href={href} list={list} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}
