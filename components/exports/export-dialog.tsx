'use client'

import { Button } from '@mantine/core'
import { Dialog } from '@/components/ui/dialog'
import { exportKinds, type readListHref } from '@/lib/exports/kinds'
import { ExportForm } from './export-form'

type Props = {
  href: string
  list: NonNullable<ReturnType<typeof readListHref>>
  onClose: () => void
}

/** A list as a file that is made behind the page, or as CSV at once where it is short. */
export default function ExportDialog({ href, list, onClose }: Props) {
  const atOnce = (
    <Button variant="subtle" component="a" href={href} download onClick={onClose}>
      CSV at once
    </Button>
  )
  return (
    <Dialog opened onClose={onClose} title={`Export: ${exportKinds[list.kind].title}`}>
      <ExportForm asked={list.asked} what={{ href }} beside={atOnce} />
    </Dialog>
  )
}
